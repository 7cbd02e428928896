using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Hands a conversation to another agent or to a group's queue.</summary>
public sealed class TransferConversation(IDatabase database, TimeProvider time)
{
    /// <summary>Needs <c>conversations.transfer</c>. Refused: conversation_closed (409), agent_offline, agent_at_capacity (422, unless forced with <c>conversations.takeOver</c>), same_target (422).</summary>
    public Task<Result<ConversationView>> TransferAsync(Actor actor, long conversationId, TransferTarget target, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
