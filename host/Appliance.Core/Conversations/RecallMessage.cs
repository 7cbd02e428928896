using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Takes back a message of one's own within two minutes, where the channel can.</summary>
public sealed class RecallMessage(IDatabase database, TimeProvider time)
{
    /// <summary>Needs <c>conversations.send</c>. Refused: too_late (422), recall_not_supported (422), already_recalled (409).</summary>
    public Task<Result<MessageView>> RecallAsync(Actor actor, long conversationId, long messageId, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
