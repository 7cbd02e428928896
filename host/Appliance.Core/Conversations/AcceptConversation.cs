using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>An agent takes a waiting conversation by hand.</summary>
public sealed class AcceptConversation(IDatabase database, ConversationVisibility visibility, TimeProvider time)
{
    /// <summary>
    /// Needs <c>conversations.accept</c>. May exceed the agent's capacity, which is recorded. Refused: already_accepted
    /// (409, also for the winner's second call), conversation_closed (409), agent_offline (422).
    /// </summary>
    /// <remarks>The writer runs one piece of work after another, so of any number of calls exactly one finds it waiting.</remarks>
    public async Task<Result<ConversationView>> AcceptAsync(Actor actor, long conversationId, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId || !actor.May(Permissions.ConversationsAccept))
            return Refusal.Forbidden(Permissions.ConversationsAccept);

        var accepted = await database.WriteAsync(session => Accept(session, actor, agentId, conversationId), cancellationToken);
        return accepted.Map(view => CustomerMask.For(actor, view));
    }

    private Result<ConversationView> Accept(IWriteSession session, Actor actor, long agentId, long conversationId)
    {
        if (ConversationStore.Find(session.Connection, conversationId) is not { } conversation)
            return Refusal.NotFound;

        // Whoever saw it waiting a moment ago is told who won, not that it does not exist.
        if (!visibility.MayEdit(actor, conversation.Scope with { AgentId = null }))
            return Refusal.NotFound;
        if (conversation.State == ConversationStates.Active)
            return Refusal.Conflict("already_accepted");
        if (conversation.State == ConversationStates.Closed)
            return Refusal.Conflict("conversation_closed");
        if (!ConversationStore.IsOnDuty(session.Connection, agentId))
            return Refusal.Refused("agent_offline");
        return ConversationTransitions.Assign(session, conversation, agentId, "accepted", time.Milliseconds());
    }
}
