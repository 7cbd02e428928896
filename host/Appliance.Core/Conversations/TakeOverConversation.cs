using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Takes a conversation from the agent who has it, or out of the queue.</summary>
public sealed class TakeOverConversation(IDatabase database, TimeProvider time)
{
    /// <summary>Needs <c>conversations.takeOver</c>. May exceed the agent's capacity, which is recorded. Refused: conversation_closed (409), already_yours (409), agent_offline (422).</summary>
    public Task<Result<ConversationView>> TakeOverAsync(Actor actor, long conversationId, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
