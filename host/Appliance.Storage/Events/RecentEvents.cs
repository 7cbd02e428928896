namespace Appliance.Storage.Events;

/// <summary>The last events with their live objects, so that a follower that keeps up reads no table.</summary>
internal sealed class RecentEvents
{
    private const int Capacity = 1024;

    private readonly Lock _gate = new();
    private readonly EventRecord[] _ring = new EventRecord[Capacity];
    private int _first;
    private int _count;
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
                if (_count < Capacity)
                {
                    _ring[(_first + _count++) % Capacity] = record;
                    continue;
                }

                _before = _ring[_first].Cursor;
                _ring[_first] = record;
                _first = (_first + 1) % Capacity;
            }
        }
    }

    /// <summary>The next events after <paramref name="cursor"/>; null when some of them are no longer here.</summary>
    public IReadOnlyList<EventRecord>? TryReadAfter(long cursor, int limit)
    {
        lock (_gate)
        {
            if (cursor < _before)
                return null;
            var from = FirstAfter(cursor);
            var result = new EventRecord[Math.Min(limit, _count - from)];
            for (var i = 0; i < result.Length; i++)
                result[i] = _ring[(_first + from + i) % Capacity];
            return result;
        }
    }

    private int FirstAfter(long cursor)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ring[(_first + middle) % Capacity].Cursor <= cursor)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
