namespace Appliance.Core.Accounts.Leaving;

/// <summary>One hand-over and how far it is.</summary>
/// <param name="ToAgentIds">Who takes over; empty for the queue or the pool.</param>
/// <param name="Total">How many there were when it began.</param>
/// <param name="Moved">How many were moved so far.</param>
/// <param name="OverCapacity">Of these, given to somebody beyond their limit.</param>
/// <param name="Queued">Of these, put back into a queue or a pool.</param>
/// <param name="Fault">Why it ended early: stopped, targets_gone, unknown, failed; null while it runs and when it is done.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended; null while it runs.</param>
public sealed record HandOverMove(
    IReadOnlyList<long> ToAgentIds, int Total, int Moved, int OverCapacity, int Queued, string? Fault, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    public bool Runs => FinishedAt is null;
}
