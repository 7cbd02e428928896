using System.Data.Common;
using System.Text.Json;
using Appliance.Sdk.Channels;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// What the widget shows before anybody has written. It becomes the conversation's first message when the visitor writes,
/// so that agent and visitor read the same; never before, because most visitors who see it write nothing.
/// </summary>
internal static class Greeting
{
    /// <summary>The widget's greeting, exactly as it shows it; null when there is none.</summary>
    public static string? Of(DbConnection connection, long? widgetId)
    {
        if (widgetId is null || connection.ExecuteScalar<string?>("select look from widgets where id = @widgetId", new { widgetId }) is not { } look)
            return null;
        var stored = StoredJson.Element(look);
        return stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty("greeting", out var greeting)
            && greeting.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(greeting.GetString())
            ? greeting.GetString()
            : null;
    }

    /// <summary>Stores it at seq 1 and counts it as an automatic answer: no first response, for no person has read anything.</summary>
    public static MessageView Insert(IWriteSession session, ConversationRecord conversation, string text, long now)
    {
        var message = MessageStore.Insert(session, conversation.Id, conversation.CustomerId, 1, new MessageDraft
        {
            Sender = Senders.Bot,
            Automatic = true,
            Client = "api",
            ClientId = "greeting-1",
            Content = new ValidContent(MessageTypes.Text, StoredJson.Write(new { text })),
            Delivery = DeliveryStates.Sent,
            Now = now,
        }) ?? throw new InvalidOperationException("The seq was free and is not, within one write.");
        EpisodeFacts.Answered(session, conversation.Id, conversation.Episode, automatic: true, now);
        return message;
    }
}
