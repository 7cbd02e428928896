namespace Appliance.Storage.Outbox;

/// <summary>An outbox row that is due. <see cref="Attempt"/> counts from 1.</summary>
public sealed record OutboxEntry(long Id, string Kind, string IdempotencyKey, string? OrderKey, string Payload, int Attempt, DateTimeOffset CreatedAt);
