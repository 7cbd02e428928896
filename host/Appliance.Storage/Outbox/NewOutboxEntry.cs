namespace Appliance.Storage.Outbox;

/// <summary>An effect outside the database.</summary>
/// <param name="Kind">Which <see cref="IOutboxSender"/> performs it.</param>
/// <param name="IdempotencyKey">Fixed before the first try and the same for each; unique per kind.</param>
/// <param name="OrderKey">Entries with the same key are tried in order of their ids; null for no order.</param>
/// <param name="Payload">JSON that the sender reads.</param>
public sealed record NewOutboxEntry(string Kind, string IdempotencyKey, string? OrderKey, string Payload);
