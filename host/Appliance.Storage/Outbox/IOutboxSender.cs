namespace Appliance.Storage.Outbox;

/// <summary>Performs the outbox entries of one kind.</summary>
public interface IOutboxSender
{
    /// <summary>The kind of entry that it performs.</summary>
    string Kind { get; }

    /// <summary>Tries once. An exception counts as <see cref="OutboxOutcome.Ambiguous"/>.</summary>
    Task<OutboxResult> SendAsync(OutboxEntry entry, CancellationToken cancellationToken);

    /// <summary>Called once when the retries are used up, in the transaction that parks the entry as a dead letter.</summary>
    void GaveUp(OutboxEntry entry, string reason, IWriteSession session);
}
