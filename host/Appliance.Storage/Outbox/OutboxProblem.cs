namespace Appliance.Storage.Outbox;

/// <summary>An entry that did not end well. <see cref="State"/>: <c>failed</c>, <c>ambiguous</c> or <c>dead</c>.</summary>
public sealed record OutboxProblem(long Id, string Kind, string IdempotencyKey, string? OrderKey, string State, long Attempts, string? Reason, long CreatedAt, long SettledAt);
