using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Ends a conversation.</summary>
public sealed class CloseConversation(IDatabase database, ConversationVisibility visibility, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Needs <c>conversations.close</c>; one that waits <c>conversations.remove</c>, somebody else's also
    /// <c>conversations.takeOver</c>. Refused: forbidden, not_found, conversation_closed, not_yours (409), invalid.
    /// </summary>
    public async Task<Result<ConversationView>> CloseAsync(
        Actor actor, long conversationId, Closing closing, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ConversationsClose))
            return Refusal.Forbidden(Permissions.ConversationsClose);
        if (closing.Note is { Length: > 2000 })
            return Refusal.Invalid("note", "too_long");

        var closed = await database.WriteAsync<Result<ConversationView>>(
            session =>
            {
                if (_store.FindEditable(session.Connection, actor, conversationId) is not { } conversation)
                    return Refusal.NotFound;
                if (conversation.State == ConversationStates.Closed)
                    return Refusal.Conflict("conversation_closed");
                var waiting = conversation.State == ConversationStates.Waiting;
                if (waiting && !actor.May(Permissions.ConversationsRemove))
                    return Refusal.Forbidden(Permissions.ConversationsRemove);
                if (!waiting && conversation.AgentId != actor.AgentId && !actor.May(Permissions.ConversationsTakeOver))
                    return Refusal.Conflict("not_yours");
                return ConversationTransitions.Close(session, conversation, waiting ? "removed" : "agent", closing, time.Milliseconds());
            },
            cancellationToken);
        return closed.Map(view => CustomerMask.For(actor, view));
    }
}
