using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Takes a conversation from the agent who has it, or out of the queue.</summary>
public sealed class TakeOverConversation(IDatabase database, ConversationVisibility visibility, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Needs <c>conversations.takeOver</c>. May exceed the agent's capacity, which is recorded. Refused:
    /// conversation_closed (409), already_yours (409), agent_offline (422).
    /// </summary>
    public async Task<Result<ConversationView>> TakeOverAsync(Actor actor, long conversationId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsTakeOver))
            return Refusal.Forbidden(Permissions.ConversationsTakeOver);

        var taken = await database.WriteAsync<Result<ConversationView>>(
            session =>
            {
                if (_store.FindEditable(session.Connection, actor, conversationId) is not { } conversation)
                    return Refusal.NotFound;
                if (conversation.State == ConversationStates.Closed)
                    return Refusal.Conflict("conversation_closed");
                if (conversation.State == ConversationStates.Active && conversation.AgentId == agentId)
                    return Refusal.Conflict("already_yours");
                if (!ConversationStore.IsOnDuty(session.Connection, agentId))
                    return Refusal.Refused("agent_offline");
                return ConversationTransitions.Assign(session, conversation, agentId, "taken_over", time.Milliseconds());
            },
            cancellationToken);
        return taken.Map(view => CustomerMask.For(actor, view));
    }
}
