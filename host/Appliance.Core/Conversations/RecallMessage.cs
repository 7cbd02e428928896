using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>Takes back a message of one's own within the channel's time, two minutes on the web.</summary>
public sealed class RecallMessage(IDatabase database, ConversationVisibility visibility, ChannelRules channels, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Needs <c>conversations.send</c>. What the message said stays in the database for those who may inspect, and is
    /// shown to nobody. Refused: not_found, not_yours (409), already_recalled (409), too_late, recall_not_supported (422).
    /// </summary>
    public async Task<Result<MessageView>> RecallAsync(
        Actor actor, long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsSend))
            return Refusal.Forbidden(Permissions.ConversationsSend);

        return await database.WriteAsync(session => Recall(session, actor, agentId, conversationId, messageId), cancellationToken);
    }

    private Result<MessageView> Recall(IWriteSession session, Actor actor, long agentId, long conversationId, long messageId)
    {
        var connection = session.Connection;
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

        // On a platform's own client a message would have to be taken back there too, which is an effect outside.
        if (!channels.IsHosted(conversation.Channel) || channels.RecallWithin(conversation.Channel) is not { } within)
            return Refusal.Refused("recall_not_supported");
        var now = time.GetUtcNow();
        if (now - message.CreatedAt > within)
            return Refusal.Refused("too_late");

        connection.Execute(
            "update messages set recalled_at = @now where id = @messageId",
            new { messageId, now = now.ToUnixTimeMilliseconds() });
        var recalled = MessageStore.Find(connection, messageId)!;
        ConversationEvents.TellMessageUpdated(session, connection, recalled);
        return recalled;
    }
}
