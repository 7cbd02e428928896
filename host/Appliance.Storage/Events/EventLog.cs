using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Events;

/// <summary>The event log: what is committed reaches the listeners in order, off the writer's thread.</summary>
internal sealed class EventLog(IDatabase database, CommitFeed feed, ILogger<EventLog> logger) : IEventLog, IAsyncDisposable
{
    private readonly RecentEvents _recent = new();
    private ImmutableArray<Action<IReadOnlyList<EventRecord>>> _listeners = [];
    private Task? _dispatch;

    public long Head => feed.Head;

    public long Oldest => feed.Oldest;

    public IReadOnlyList<EventRecord> ReadAfter(long cursor, int limit) => database.Read(connection => Select(connection, cursor, limit));

    public IDisposable Listen(Action<IReadOnlyList<EventRecord>> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(listener));
        return new Subscription(this, listener);
    }

    /// <summary>As <see cref="ReadAfter"/>, but from memory where the next events still lie there, with their live objects.</summary>
    internal IReadOnlyList<EventRecord> ReadAfterFromMemory(long cursor, int limit) =>
        _recent.TryReadAfter(cursor, limit) ?? ReadAfter(cursor, limit);

    /// <summary>Reads where the log stands and begins to dispatch.</summary>
    internal void Start()
    {
        var (head, oldest) = database.Read(connection => (
            connection.ExecuteScalar<long?>("select max(cursor) from events") ?? 0,
            FirstReadable(connection)));
        feed.Begin(head, oldest);
        _recent.Begin(head);
        _dispatch = DispatchAsync();
    }

    /// <summary>Cursor of the oldest event that readers may resume from; 1 when there is none.</summary>
    internal static long FirstReadable(DbConnection connection)
    {
        var oldest = connection.ExecuteScalar<long?>("select min(cursor) from events") ?? 1;
        var restored = connection.ExecuteScalar<long?>("select value from storage_marks where name = 'restored_at_cursor'") ?? 0;
        return Math.Max(oldest, restored);
    }

    public async ValueTask DisposeAsync()
    {
        feed.End();
        if (_dispatch is not null)
            await _dispatch.ConfigureAwait(false);
    }

    private static List<EventRecord> Select(DbConnection connection, long cursor, int limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select cursor, type, at, conversation_id, customer_id, group_id, agent_id, channel_account_id, data, depth
            from events where cursor > @cursor order by cursor limit @limit
            """;
        Add(command, "@cursor", cursor);
        Add(command, "@limit", limit);
        using var reader = command.ExecuteReader();
        var events = new List<EventRecord>();
        while (reader.Read())
        {
            var scope = new EventScope(Number(reader, 3), Number(reader, 4), Number(reader, 5), Number(reader, 6), Number(reader, 7));
            events.Add(new EventRecord(
                reader.GetInt64(0),
                reader.GetString(1),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)),
                scope,
                reader.GetString(8),
                reader.GetInt32(9)));
        }

        return events;
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static long? Number(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private async Task DispatchAsync()
    {
        await foreach (var batch in feed.Batches.ReadAllAsync().ConfigureAwait(false))
        {
            _recent.Add(batch);
            foreach (var listener in _listeners)
            {
                try
                {
                    listener(batch);
                }
                catch (Exception e)
                {
                    logger.LogError(e, "A listener of the event log failed at events {First} to {Last}", batch[0].Cursor, batch[^1].Cursor);
                }
            }
        }
    }

    private sealed class Subscription(EventLog log, Action<IReadOnlyList<EventRecord>> listener) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref log._listeners, listeners => listeners.Remove(listener));
    }
}
