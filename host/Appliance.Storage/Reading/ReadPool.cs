using System.Collections.Concurrent;
using System.Data.Common;

namespace Appliance.Storage.Reading;

/// <summary>Bounded pool of read-only connections; the most recently used one, with the warmest pages, goes out first.</summary>
internal sealed class ReadPool(string path, int capacity) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentStack<ReadConnection> _idle = new();
    private readonly SemaphoreSlim _room = new(capacity);
    private volatile bool _disposed;

    public T Read<T>(Func<DbConnection, T> query)
    {
        if (!_room.Wait(Patience))
            throw new StorageBusyException();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_idle.TryPop(out var connection))
                connection = new ReadConnection(path);
            var healthy = false;
            try
            {
                connection.Begin();
                T result;
                try
                {
                    result = query(connection.Connection);
                }
                finally
                {
                    connection.End();
                }

                healthy = true;
                return result;
            }
            finally
            {
                // After any failure the connection is let go: opening one costs less than finding out what state it is in.
                if (healthy && !_disposed)
                    _idle.Push(connection);
                else
                    connection.Dispose();
            }
        }
        finally
        {
            _room.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }
}
