using System.Diagnostics.Metrics;
using Appliance.Storage.Sql;
using Appliance.Storage.Writing;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Status;

/// <summary>Counts what the writer does: for the meter <c>Appliance.Storage</c> and for a status page.</summary>
public sealed class StorageStatistics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Appliance.Storage";

    private static readonly TimeSpan SlowPiece = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SlowPieceSilence = TimeSpan.FromSeconds(10);

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<int> _batchSize;
    private readonly DataFolder _folder;
    private readonly TimeProvider _time;
    private readonly CommitTimes _commitTimes;
    private WriteQueue? _queue;
    private long _commits;
    private long _pieces;
    private long _rolledBack;
    private long _lastSlowPiece;

    public StorageStatistics(DataFolder folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        _commitTimes = new CommitTimes(time);
        _commitDuration = _meter.CreateHistogram<double>("appliance.storage.commit.duration", "s", "Time of a commit, fsync included");
        _batchSize = _meter.CreateHistogram<int>("appliance.storage.batch.size", "{piece}", "Pieces of work in a transaction");
        _meter.CreateObservableGauge("appliance.storage.queue.depth", Depths, "{piece}", "Pieces of work that wait for the writer");
        _meter.CreateObservableCounter("appliance.storage.commits", () => Volatile.Read(ref _commits), "{commit}", "Transactions committed");
        _meter.CreateObservableCounter("appliance.storage.pieces", () => Volatile.Read(ref _pieces), "{piece}", "Pieces of work committed");
        _meter.CreateObservableCounter("appliance.storage.batches.rolled_back", () => Volatile.Read(ref _rolledBack), "{batch}", "Transactions lost and run once more");
        _meter.CreateObservableGauge("appliance.storage.database.size", () => Size(_folder.Database), "By", "Size of the database file");
    }

    /// <summary>The figures of this moment.</summary>
    public StorageSnapshot Snapshot()
    {
        var percentiles = _commitTimes.Percentiles(0.5, 0.99);
        return new StorageSnapshot(
            SqliteOpener.Version,
            _queue?.ForegroundDepth ?? 0,
            _queue?.BulkDepth ?? 0,
            Volatile.Read(ref _commits),
            Volatile.Read(ref _pieces),
            Volatile.Read(ref _rolledBack),
            percentiles[0],
            percentiles[1],
            Size(_folder.Database),
            Size(_folder.Database + "-wal"),
            Directory.Exists(_folder.Root) ? new DriveInfo(_folder.Root).AvailableFreeSpace : 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Watch(WriteQueue queue) => _queue = queue;

    internal void Committed(int pieces, TimeSpan elapsed)
    {
        Interlocked.Increment(ref _commits);
        Interlocked.Add(ref _pieces, pieces);
        _commitTimes.Add(elapsed);
        _commitDuration.Record(elapsed.TotalSeconds);
        _batchSize.Record(pieces);
    }

    internal void BatchRolledBack() => Interlocked.Increment(ref _rolledBack);

    /// <summary>Names a piece that held up everybody behind it, at most once in ten seconds.</summary>
    internal void PieceRan(TimeSpan elapsed, WritePiece piece, ILogger logger)
    {
        if (elapsed < SlowPiece)
            return;
        var now = _time.GetTimestamp();
        if (_lastSlowPiece != 0 && _time.GetElapsedTime(_lastSlowPiece, now) < SlowPieceSilence)
            return;
        _lastSlowPiece = now;
        logger.LogWarning("A piece of work held the writer for {Milliseconds} ms: {Work}", (int)elapsed.TotalMilliseconds, piece.Description);
    }

    private static long Size(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    private Measurement<int>[] Depths() =>
    [
        new(_queue?.ForegroundDepth ?? 0, new KeyValuePair<string, object?>("lane", "foreground")),
        new(_queue?.BulkDepth ?? 0, new KeyValuePair<string, object?>("lane", "bulk")),
    ];
}
