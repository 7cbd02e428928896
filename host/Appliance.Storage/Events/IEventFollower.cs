namespace Appliance.Storage.Events;

/// <summary>
/// Follows the event log durably: what it writes and its cursor commit in one transaction, so each event takes effect once.
/// Effects outside the database are outbox rows.
/// </summary>
public interface IEventFollower
{
    /// <summary>Stable name under which the cursor is kept.</summary>
    string Name { get; }

    /// <summary>Applies the next events, in order, on the writer. At most 100 at a time.</summary>
    void Apply(IReadOnlyList<EventRecord> events, IWriteSession session);
}
