using System.Data.Common;
using Appliance.Core.Channels;
using Appliance.Sdk.Channels;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>
/// What the widget shows before anybody has written: until then it stands in the settings of the visitor's session alone.
/// It becomes the conversation's first message when the visitor writes, so that agent and visitor read the same; never
/// before, because most visitors who see it write nothing.
/// </summary>
internal static class Greeting
{
    /// <summary>The widget's words exactly as it shows them, with its menu where it has one; null when there is neither.</summary>
    public static ValidContent? Of(DbConnection connection, long? widgetId) => WidgetGuidance.Of(connection, widgetId) switch
    {
        null => null,
        { Menu.Count: 0 } words => new ValidContent(MessageTypes.Text, StoredJson.Write(new { text = words.Greeting })),
        var guidance => new ValidContent(MessageTypes.Menu, StoredJson.Write(new
        {
            text = guidance.Greeting ?? "",
            options = guidance.Menu.Select(option => new { id = option.Id, text = option.Text }),
        })),
    };

    /// <summary>Stores it at seq 1 and counts it as an automatic answer: no first response, for no person has read anything.</summary>
    public static MessageView Insert(IWriteSession session, ConversationRecord conversation, ValidContent content, long now)
    {
        var message = MessageStore.Insert(session, conversation.Id, conversation.CustomerId, 1, new MessageDraft
        {
            Sender = Senders.Bot,
            Automatic = true,
            Client = "api",
            ClientId = "greeting-1",
            Content = content,
            Delivery = DeliveryStates.Sent,
            Now = now,
        }) ?? throw new InvalidOperationException("The seq was free and is not, within one write.");
        EpisodeFacts.Answered(session, conversation.Id, conversation.Episode, automatic: true, now);
        return message;
    }
}
