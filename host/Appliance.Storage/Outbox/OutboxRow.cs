namespace Appliance.Storage.Outbox;

/// <summary>A row as it lies in the table.</summary>
internal sealed record OutboxRow(long Id, string Kind, string IdempotencyKey, string? OrderKey, string Payload, long Attempts, long CreatedAt)
{
    public OutboxEntry ToEntry() =>
        new(Id, Kind, IdempotencyKey, OrderKey, Payload, (int)Attempts, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
}
