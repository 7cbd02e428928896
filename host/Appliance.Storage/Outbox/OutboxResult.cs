namespace Appliance.Storage.Outbox;

/// <summary>The result of a try.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">In words, for the log and the page.</param>
/// <param name="RetryAfter">The other side's own wish; the back-off decides where null.</param>
/// <param name="OnSettled">Written in the same transaction that settles the row (message state and the like).</param>
public sealed record OutboxResult(OutboxOutcome Outcome, string? Reason = null, TimeSpan? RetryAfter = null, Action<IWriteSession>? OnSettled = null);
