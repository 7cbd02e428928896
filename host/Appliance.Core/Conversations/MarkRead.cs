using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>Read marks: an agent's for the unread count, a customer's for the agent's "read".</summary>
public sealed class MarkRead(IDatabase database, TimeProvider time)
{
    /// <summary>The agent has seen everything up to <paramref name="seq"/>; marks only move forward.</summary>
    public Task<Result<long>> ByAgentAsync(Actor actor, long conversationId, long seq, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");

    /// <summary>The visitor has seen everything up to this message; the agents' messages until there become "read".</summary>
    public Task<Result<long>> ByVisitorAsync(Actor visitor, long messageId, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database} {time}");
}
