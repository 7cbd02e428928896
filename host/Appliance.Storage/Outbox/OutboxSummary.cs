namespace Appliance.Storage.Outbox;

/// <summary>How many entries are in each state that somebody should know of.</summary>
public sealed record OutboxSummary(long Pending, long Sending, long Failed, long Ambiguous, long Dead);
