using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Ends a conversation.</summary>
public sealed class CloseConversation(IDatabase database, TimeProvider time)
{
    /// <summary>Needs <c>conversations.close</c>. Refused: conversation_closed (409).</summary>
    public Task<Result<ConversationView>> CloseAsync(Actor actor, long conversationId, Closing closing, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
