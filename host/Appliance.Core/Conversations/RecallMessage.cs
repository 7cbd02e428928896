using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Customers;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>Takes back a message of one's own within the channel's time, two minutes on the web.</summary>
public sealed class RecallMessage(IDatabase database, ConversationVisibility visibility, ChannelRules channels, ChannelRecall platforms, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Needs <c>conversations.send</c>. On a platform's own client it is taken back there first, within 15 s; what has not
    /// left yet is not sent. What the message said stays in the database for those who may inspect, and is shown to
    /// nobody. Refused: not_found, not_yours (409), already_recalled (409), too_late, recall_not_supported,
    /// channel_not_running, recall_refused (422: the platform would not).
    /// </summary>
    public async Task<Result<MessageView>> RecallAsync(
        Actor actor, long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsSend))
            return Refusal.Forbidden(Permissions.ConversationsSend);

        var checkedMessage = database.Read(connection => Check(connection, actor, agentId, conversationId, messageId));
        if (checkedMessage.IsRefused)
            return checkedMessage.Refusal;
        if (checkedMessage.Value.IsOutside && await platforms.TakeBackAsync(messageId, cancellationToken) is { } refusal)
            return refusal;
        var recalled = await database.WriteAsync(session => Recall(session, actor, agentId, conversationId, messageId), cancellationToken);
        return recalled.Map(message => CustomerMask.For(actor, message));
    }

    private Result<Recallable> Check(System.Data.Common.DbConnection connection, Actor actor, long agentId, long conversationId, long messageId)
    {
        if (_store.FindEditable(connection, actor, conversationId) is not { } conversation
            || MessageStore.Find(connection, messageId) is not { } message
            || message.ConversationId != conversationId)
        {
            return Refusal.NotFound;
        }

        if (message.From != Senders.Agent || message.Agent?.Id != agentId)
            return Refusal.Conflict("not_yours");
        if (message.RecalledAt is not null)
            return Refusal.Conflict("already_recalled");
        if (channels.RecallWithin(connection, conversation) is not { } within)
            return Refusal.Refused("recall_not_supported");
        if (time.GetUtcNow() - message.CreatedAt > within)
            return Refusal.Refused("too_late");
        return new Recallable(
            !channels.IsHosted(connection, conversation) && !message.Hidden
            && message.Delivery.State is DeliveryStates.Sent or DeliveryStates.Delivered or DeliveryStates.Read);
    }

    private Result<MessageView> Recall(IWriteSession session, Actor actor, long agentId, long conversationId, long messageId)
    {
        var connection = session.Connection;

        // Time is not asked again: the platform has let it go by now.
        if (Check(connection, actor, agentId, conversationId, messageId) is { IsRefused: true } refused && refused.Refusal.Code != "too_late")
            return refused.Refusal;
        connection.Execute("update messages set recalled_at = @now where id = @messageId", new { messageId, now = time.Milliseconds() });
        var recalled = MessageStore.Find(connection, messageId)!;
        ConversationEvents.TellMessageUpdated(session, connection, recalled);
        return recalled;
    }

    /// <param name="IsOutside">The platform has it and must be asked.</param>
    private sealed record Recallable(bool IsOutside);
}
