using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>An agent takes a waiting conversation by hand.</summary>
public sealed class AcceptConversation(IDatabase database, TimeProvider time)
{
    /// <summary>Needs <c>conversations.accept</c>. May exceed the agent's capacity, which is recorded. Refused: already_accepted (409, also for the winner's second call), conversation_closed (409), agent_offline (422).</summary>
    public Task<Result<ConversationView>> AcceptAsync(Actor actor, long conversationId, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
