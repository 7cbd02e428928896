namespace Appliance.Storage.Events;

/// <summary>The last events with their live objects, so that a follower that keeps up reads no table.</summary>
internal sealed class RecentEvents
{
    private const int Capacity = 1024;

    private readonly Lock _gate = new();
    private readonly Queue<EventRecord> _events = new();
    private long _before;

    /// <summary>Everything after <paramref name="head"/> will be added here.</summary>
    public void Begin(long head)
    {
        lock (_gate)
            _before = head;
    }

    public void Add(EventRecord[] batch)
    {
        lock (_gate)
        {
            foreach (var record in batch)
            {
                if (_events.Count == Capacity)
                    _before = _events.Dequeue().Cursor;
                _events.Enqueue(record);
            }
        }
    }

    /// <summary>The next events after <paramref name="cursor"/>; null when some of them are no longer here.</summary>
    public IReadOnlyList<EventRecord>? TryReadAfter(long cursor, int limit)
    {
        lock (_gate)
            return cursor < _before ? null : [.. _events.SkipWhile(record => record.Cursor <= cursor).Take(limit)];
    }
}
