using Appliance.Core.Channels;
using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>How far a message to a platform has got. A report never takes it back.</summary>
internal static class MessageDelivery
{
    /// <summary>Keeps where a message stands now, with the platform's id once there is one, and tells of it.</summary>
    public static void Set(IWriteSession session, long messageId, string state, LocalizedText? reason, string? platformMessageId)
    {
        session.Connection.Execute(
            """
            update messages set delivery = @state, delivery_reason = @reason, external_id = coalesce(@platformMessageId, external_id)
            where id = @messageId
            """,
            new { messageId, state, reason = PlatformReason.Stored(reason), platformMessageId });
        if (MessageStore.Find(session.Connection, messageId) is { } message)
            ConversationEvents.TellMessageUpdated(session, session.Connection, message);
    }

    /// <summary>Takes a platform's report; one for an unknown message is ignored.</summary>
    public static void Report(IWriteSession session, long channelAccountId, DeliveryReport report)
    {
        var connection = session.Connection;
        var messageId = connection.ExecuteScalar<long?>(
            """
            select m.id from messages m join conversations c on c.id = m.conversation_id
            where m.external_id = @PlatformMessageId and c.channel_account_id = @channelAccountId and m.sender <> 'customer'
            """,
            new { report.PlatformMessageId, channelAccountId });
        if (messageId is null || MessageStore.Find(connection, messageId.Value) is not { } message)
            return;

        switch (report.State)
        {
            case DeliveryState.Read when ConversationStore.Find(connection, message.ConversationId) is { } conversation:
                MarkRead.MarkByCustomer(session, conversation, message.Seq, message.Id);
                break;
            case DeliveryState.Delivered when message.Delivery.State is DeliveryStates.Queued or DeliveryStates.Sent:
                Set(session, message.Id, DeliveryStates.Delivered, null, null);
                break;
            case DeliveryState.Failed when message.Delivery.State is DeliveryStates.Queued or DeliveryStates.Sent:
                Set(session, message.Id, DeliveryStates.Failed, PlatformReason.Of(report.Reason, null), null);
                break;
        }
    }
}
