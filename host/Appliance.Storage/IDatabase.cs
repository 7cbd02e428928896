using System.Data.Common;

namespace Appliance.Storage;

/// <summary>The one database: every write goes through one writer, reads never wait for it.</summary>
public interface IDatabase
{
    /// <summary>The few words in which SQLite and PostgreSQL differ.</summary>
    ISqlDialect Dialect { get; }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer, in a shared transaction from which it alone is undone when it throws,
    /// and completes after the commit that holds it: a completed task means durable. The work is synchronous, touches
    /// nothing but <see cref="IWriteSession"/>, is run again when a neighbour of its batch has to be undone, and takes
    /// 10 ms at most on the foreground lane.
    /// </summary>
    /// <exception cref="StorageBusyException">The queue of the lane is full; nothing was written.</exception>
    /// <exception cref="StorageFullException">No room on the disk; nothing was written.</exception>
    Task<T> WriteAsync<T>(Func<IWriteSession, T> work, CancellationToken cancellationToken, WriteLane lane = WriteLane.Foreground);

    /// <inheritdoc cref="WriteAsync{T}"/>
    Task WriteAsync(Action<IWriteSession> work, CancellationToken cancellationToken, WriteLane lane = WriteLane.Foreground);

    /// <summary>
    /// Runs a query on a pooled read-only connection, on the calling thread (SQLite has no asynchronous calls).
    /// All statements of one call see one snapshot.
    /// </summary>
    T Read<T>(Func<DbConnection, T> query);
}
