using System.Text.Json.Nodes;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>What the conversation says of itself: accepted, transferred, closed, … as messages of type event.</summary>
internal static class InnerMessages
{
    /// <summary>Stores an event message at the next seq and tells of it.</summary>
    /// <param name="session">The write that it belongs to.</param>
    /// <param name="conversation">The conversation; its group and agent as they are after the change.</param>
    /// <param name="kind">accepted, transferred, returned, closed, reopened.</param>
    /// <param name="facts">Further fields of the content.</param>
    /// <param name="hidden">True where the customer is not to know.</param>
    /// <param name="now">UTC milliseconds.</param>
    public static void Add(IWriteSession session, ConversationRecord conversation, string kind, JsonObject facts, bool hidden, long now)
    {
        facts.Insert(0, "kind", kind);
        var seq = session.Connection.ExecuteScalar<long>(
            """
            update conversations set last_seq = last_seq + 1, last_message_at = @now, updated_at = @now
            where id = @Id returning last_seq
            """,
            new { conversation.Id, now });
        var message = MessageStore.Insert(session, conversation.Id, conversation.CustomerId, seq, new MessageDraft
        {
            Sender = Senders.System,
            Automatic = true,
            Client = "api",
            ClientId = $"{kind}-{seq:D}",
            Content = new ValidContent(InnerMessageTypes.Event, StoredJson.Write(facts)),
            Hidden = hidden,
            Delivery = DeliveryStates.Sent,
            Now = now,
        });
        ConversationEvents.TellMessage(session, message!, conversation.Scope);
    }
}
