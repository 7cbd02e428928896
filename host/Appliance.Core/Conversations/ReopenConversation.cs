using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Opens a closed conversation again, as a new service episode of the caller.</summary>
public sealed class ReopenConversation(IDatabase database, ConversationVisibility visibility, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Needs <c>conversations.send</c>. Refused: not_closed (409), other_conversation_open (409: the customer has written
    /// again meanwhile), agent_offline (422).
    /// </summary>
    public async Task<Result<ConversationView>> ReopenAsync(Actor actor, long conversationId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsSend))
            return Refusal.Forbidden(Permissions.ConversationsSend);

        var reopened = await database.WriteAsync<Result<ConversationView>>(
            session =>
            {
                var connection = session.Connection;
                if (_store.FindEditable(connection, actor, conversationId) is not { } conversation)
                    return Refusal.NotFound;
                if (conversation.State != ConversationStates.Closed)
                    return Refusal.Conflict("not_closed");
                if (ConversationStore.FindOpen(connection, conversation.CustomerId, conversation.ChannelAccountId) is not null)
                    return Refusal.Conflict("other_conversation_open");
                if (!ConversationStore.IsOnDuty(connection, agentId))
                    return Refusal.Refused("agent_offline");
                return ConversationTransitions.Reopen(session, conversation, agentId, time.Milliseconds());
            },
            cancellationToken);
        return reopened.Map(view => CustomerMask.For(actor, view));
    }
}
