namespace Appliance.Storage.Writing;

/// <summary>The two bounded lanes in front of the writer.</summary>
internal sealed class WriteQueue(int foregroundCapacity, int bulkCapacity, TimeProvider time)
{
    /// <summary>A waiting bulk slice runs at least this often, however busy the foreground is.</summary>
    private static readonly TimeSpan BulkTurn = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private readonly Queue<WritePiece> _foreground = new();
    private readonly Queue<WritePiece> _bulk = new();
    private bool _closed;
    private long _lastBulk = time.GetTimestamp();

    public int ForegroundDepth
    {
        get
        {
            lock (_gate)
                return _foreground.Count;
        }
    }

    public int BulkDepth
    {
        get
        {
            lock (_gate)
                return _bulk.Count;
        }
    }

    /// <summary>False when the lane is full or the queue closed.</summary>
    public bool TryAdd(WritePiece piece, WriteLane lane)
    {
        lock (_gate)
        {
            var (queue, capacity) = lane == WriteLane.Bulk ? (_bulk, bulkCapacity) : (_foreground, foregroundCapacity);
            if (_closed || queue.Count >= capacity)
                return false;
            queue.Enqueue(piece);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits for work and moves at most <paramref name="max"/> pieces into <paramref name="batch"/>; false when closed and empty.</summary>
    public bool Take(List<WritePiece> batch, int max)
    {
        lock (_gate)
        {
            while (true)
            {
                var bulkDue = _bulk.Count > 0 && (_foreground.Count == 0 || time.GetElapsedTime(_lastBulk) >= BulkTurn);
                var room = bulkDue ? max - 1 : max;
                while (batch.Count < room && _foreground.TryDequeue(out var piece))
                    batch.Add(piece);
                if (bulkDue)
                {
                    batch.Add(_bulk.Dequeue());
                    _lastBulk = time.GetTimestamp();
                }

                if (batch.Count > 0)
                    return true;
                if (_closed)
                    return false;
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Takes nothing more; what waits is still run.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
