using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>An agent writes to the customer, or a note to colleagues.</summary>
public sealed class SendAgentMessage(IDatabase database, TimeProvider time)
{
    /// <summary>
    /// Stores the message and, on a channel that is not hosted here, queues it for the platform. Needs
    /// <c>conversations.send</c>, and <c>files.send</c> for what carries a file. Only the serving agent may write to the
    /// customer; a note may be written by whoever sees the conversation.
    /// </summary>
    /// <returns>
    /// The message; the first one when the agent has used its client id in this conversation before. Refused: forbidden,
    /// not_found, conversation_closed (409), not_yours (409), agent_offline (422), type_not_allowed (422), invalid (400).
    /// </returns>
    public Task<Result<SentMessage>> SendAsync(
        Actor actor, long conversationId, NewMessage message, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
