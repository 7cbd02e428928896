using System.Globalization;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Customers;
using Appliance.Storage;
using Appliance.Storage.Outbox;

namespace Appliance.Core.Conversations;

/// <summary>Sends once more what a platform did not take.</summary>
public sealed class ResendMessage(IDatabase database, ConversationVisibility visibility, ChannelRules channels, OutboxDesk outbox, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Queues the failed message of an agent again, in its place in the conversation; the platform is asked under the same
    /// id as before where it may have the message, so that one that knows the id makes no second of it. Needs
    /// <c>conversations.send</c>; only the serving agent may, as for a new message. Refused: forbidden, not_found, not_failed,
    /// already_recalled, conversation_closed, not_accepted, not_yours (409), agent_offline, channel_… (422).
    /// </summary>
    /// <returns>The message as it is now: queued.</returns>
    public async Task<Result<MessageView>> ResendAsync(Actor actor, long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsSend))
            return Refusal.Forbidden(Permissions.ConversationsSend);
        var queued = await database.WriteAsync(session => Resend(session, actor, agentId, conversationId, messageId), cancellationToken);
        return queued.Map(message => CustomerMask.For(actor, message));
    }

    private Result<MessageView> Resend(IWriteSession session, Actor actor, long agentId, long conversationId, long messageId)
    {
        var connection = session.Connection;
        if (_store.FindEditable(connection, actor, conversationId) is not { } conversation
            || MessageStore.Find(connection, messageId) is not { } message
            || message.ConversationId != conversationId)
            return Refusal.NotFound;
        if (message.Delivery.State != DeliveryStates.Failed || message.From != Senders.Agent)
            return Refusal.Conflict("not_failed");
        if (message.RecalledAt is not null)
            return Refusal.Conflict("already_recalled");
        if (SendAgentMessage.NotServing(session, conversation, agentId) is { } refusal)
            return refusal;
        if (channels.Objection(connection, conversation, new ValidContent(message.Type, message.Content.GetRawText()), time.Milliseconds()) is { } objection)
            return objection;

        MessageDelivery.Set(session, messageId, DeliveryStates.Queued, null, null);
        if (!outbox.SendAgain(session, ChannelSendJob.Kind, ChannelSendJob.Key(messageId)))
        {
            // The platform took it under its first id and said afterwards that it failed: that id is used up.
            ChannelSendJob.Enqueue(session, message, string.Create(CultureInfo.InvariantCulture, $"again-{time.Milliseconds()}"));
        }

        return MessageStore.Find(connection, messageId)!;
    }
}
