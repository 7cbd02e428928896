using System.Text.Json.Nodes;
using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>Hands a conversation to another agent or to a group's queue.</summary>
public sealed class TransferConversation(IDatabase database, ConversationVisibility visibility, TimeProvider time)
{
    private readonly ConversationStore _store = new(visibility);

    /// <summary>
    /// Needs <c>conversations.transfer</c>; somebody else's conversation also <c>conversations.takeOver</c>. Refused:
    /// not_found (also an unknown target), conversation_closed, not_yours (409), agent_offline, same_target (422),
    /// agent_at_capacity (422, unless forced with <c>conversations.takeOver</c>), invalid.
    /// </summary>
    public async Task<Result<ConversationView>> TransferAsync(
        Actor actor, long conversationId, TransferTarget target, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ConversationsTransfer))
            return Refusal.Forbidden(Permissions.ConversationsTransfer);
        if (target.Force && !actor.May(Permissions.ConversationsTakeOver))
            return Refusal.Forbidden(Permissions.ConversationsTakeOver);
        if (target.AgentId is null == target.GroupId is null)
            return Refusal.Invalid("agentId", "one_of_agent_or_group");
        if (target.Note is { Length: > 1000 })
            return Refusal.Invalid("note", "too_long");

        var transferred = await database.WriteAsync(session => Transfer(session, actor, conversationId, target), cancellationToken);
        return transferred.Map(view => CustomerMask.For(actor, view));
    }

    private Result<ConversationView> Transfer(IWriteSession session, Actor actor, long conversationId, TransferTarget target)
    {
        var connection = session.Connection;
        if (_store.FindEditable(connection, actor, conversationId) is not { } conversation)
            return Refusal.NotFound;
        if (conversation.State == ConversationStates.Closed)
            return Refusal.Conflict("conversation_closed");
        if (conversation.AgentId is { } serving && serving != actor.AgentId && !actor.May(Permissions.ConversationsTakeOver))
            return Refusal.Conflict("not_yours");
        if (Objection(session, conversation, target) is { } objection)
            return objection;

        var now = time.Milliseconds();
        InnerMessages.Add(
            session,
            conversation,
            "transferred",
            new JsonObject
            {
                ["byAgentId"] = actor.AgentId,
                ["agentId"] = target.AgentId,
                ["groupId"] = target.GroupId,
                ["note"] = target.Note,
            },
            hidden: true,
            now);
        return target.AgentId is { } agentId
            ? ConversationTransitions.Assign(session, conversation, agentId, "transferred", now)
            : ConversationTransitions.Queue(session, conversation, target.GroupId, "transferred", keepPlace: false, now);
    }

    private static Refusal? Objection(IWriteSession session, ConversationRecord conversation, TransferTarget target)
    {
        var connection = session.Connection;
        if (target.GroupId is { } groupId)
        {
            if (connection.ExecuteScalar<long>("select count(*) from agent_groups where id = @groupId", new { groupId }) == 0)
                return Refusal.NotFound;
            return conversation.State == ConversationStates.Waiting && conversation.GroupId == groupId ? Refusal.Refused("same_target") : null;
        }

        var agentId = target.AgentId!.Value;
        if (connection.ExecuteScalar<long>("select count(*) from agents where id = @agentId and state = 'enabled'", new { agentId }) == 0)
            return Refusal.NotFound;
        if (conversation.State == ConversationStates.Active && conversation.AgentId == agentId)
            return Refusal.Refused("same_target");
        if (!Presence.PresenceStore.IsPresent(connection, agentId))
            return Refusal.Refused("agent_offline");
        var (active, capacity) = ConversationStore.LoadOf(connection, agentId);
        return active >= capacity && !target.Force ? Refusal.Refused("agent_at_capacity") : null;
    }
}
