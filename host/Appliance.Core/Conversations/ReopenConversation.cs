using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Opens a closed conversation again, as a new service episode of the caller.</summary>
public sealed class ReopenConversation(IDatabase database, TimeProvider time)
{
    /// <summary>Needs <c>conversations.send</c>. Refused: not_closed (409), other_conversation_open (409), agent_offline (422).</summary>
    public Task<Result<ConversationView>> ReopenAsync(Actor actor, long conversationId, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
