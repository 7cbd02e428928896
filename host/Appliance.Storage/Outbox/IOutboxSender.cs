namespace Appliance.Storage.Outbox;

/// <summary>Performs the outbox entries of one kind.</summary>
public interface IOutboxSender
{
    /// <summary>The kind of entry that it performs.</summary>
    string Kind { get; }

    /// <summary>
    /// The other side recognises the idempotency key, so a try whose end is unknown (an exception, a crash) is simply
    /// repeated. Otherwise it is flagged as <see cref="OutboxOutcome.Ambiguous"/> and left to a person.
    /// </summary>
    bool RetriesAreSafe => false;

    /// <summary>Tries once, within <see cref="StorageOptions.OutboxTryLimit"/>. An exception counts as <see cref="OutboxOutcome.Ambiguous"/>, or as <see cref="OutboxOutcome.Retry"/> where <see cref="RetriesAreSafe"/>.</summary>
    Task<OutboxResult> SendAsync(OutboxEntry entry, CancellationToken cancellationToken);

    /// <summary>Called once when the retries are used up, in the transaction that parks the entry as a dead letter.</summary>
    void GaveUp(OutboxEntry entry, string reason, IWriteSession session);

    /// <summary>Called once when the end of a try is unknown and no result says so (an exception, a crash), in the transaction that flags the entry.</summary>
    void BecameAmbiguous(OutboxEntry entry, string reason, IWriteSession session)
    {
    }
}
