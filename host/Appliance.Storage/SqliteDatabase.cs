using System.Data.Common;
using Appliance.Storage.Events;
using Appliance.Storage.Reading;
using Appliance.Storage.Status;
using Appliance.Storage.Writing;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage;

/// <summary>The database in one SQLite file: one writer thread with group commit, a pool of readers. Opened by <see cref="DatabaseStarter"/>.</summary>
internal sealed class SqliteDatabase(
    StorageOptions options,
    DataFolder folder,
    CommitFeed feed,
    StorageStatistics statistics,
    TimeProvider time,
    ILogger<SqliteDatabase> logger) : IDatabase, IDisposable, IAsyncDisposable
{
    private WriteQueue? _queue;
    private GroupCommitWriter? _writer;
    private ReadPool? _readers;
    private DataFolderLock? _lock;

    public ISqlDialect Dialect { get; } = new SqliteDialect();

    public Task<T> WriteAsync<T>(Func<IWriteSession, T> work, CancellationToken cancellationToken, WriteLane lane = WriteLane.Foreground)
    {
        if (typeof(Task).IsAssignableFrom(typeof(T)))
            throw new ArgumentException("A piece of work is synchronous: it must not return a task.", nameof(work));
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        var piece = new WritePiece<T>(work, cancellationToken);
        return (_queue ?? throw NotOpen()).TryAdd(piece, lane) ? piece.Completion : Task.FromException<T>(new StorageBusyException());
    }

    public Task WriteAsync(Action<IWriteSession> work, CancellationToken cancellationToken, WriteLane lane = WriteLane.Foreground) =>
        WriteAsync(
            session =>
            {
                work(session);
                return true;
            },
            cancellationToken,
            lane);

    public T Read<T>(Func<DbConnection, T> query) => (_readers ?? throw NotOpen()).Read(query);

    /// <summary>Takes the data folder, if this process does not have it yet; it is held until the database is closed.</summary>
    internal void TakeFolder() => _lock ??= DataFolderLock.Take(folder);

    /// <summary>Starts the writer. The schema must be up to date.</summary>
    internal void Open()
    {
        if (_writer is not null)
            throw new InvalidOperationException("The database is open already.");
        var queue = new WriteQueue(options.ForegroundCapacity, options.BulkCapacity, time);
        _writer = new GroupCommitWriter(folder.Database, queue, feed, statistics, time, logger, options.MaxBatch);
        _readers = new ReadPool(folder.Database, options.ReadConnections);
        _queue = queue;
        statistics.Watch(queue);
        _writer.Start();
    }

    /// <summary>Takes no more work, finishes what waits and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue?.Close();
        _readers?.Dispose();
        if (_writer is not null)
            await _writer.Ended.ConfigureAwait(false);
        _lock?.Dispose();
    }

    public void Dispose()
    {
        _queue?.Close();
        _readers?.Dispose();
        _writer?.Dispose();
        _lock?.Dispose();
    }

    private static InvalidOperationException NotOpen() => new("The database is not open yet.");
}
