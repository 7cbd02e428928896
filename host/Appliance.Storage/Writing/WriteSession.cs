using System.Data.Common;
using Appliance.Storage.Events;
using Appliance.Storage.Outbox;

namespace Appliance.Storage.Writing;

/// <summary>The session that the writer hands to each piece in turn; it gathers the events of the batch.</summary>
internal sealed class WriteSession(TimeProvider time) : IWriteSession
{
    private readonly List<EventRecord> _events = [];
    private WriterConnection? _connection;
    private int _thread;
    private int _pieceEvents;
    private bool _pieceOutbox;
    private bool _batchOutbox;

    public DbConnection Connection => Open.Connection;

    /// <summary>The piece asked to be undone.</summary>
    public bool Discarded { get; private set; }

    private WriterConnection Open => _connection is { } connection && Environment.CurrentManagedThreadId == _thread
        ? connection
        : throw new InvalidOperationException("A write session is valid only during its piece of work, on the writer's thread.");

    public SqlRows Query(Statement statement, params ReadOnlySpan<SqlValue> values) => new(Open.Prepare(statement, values));

    public void Execute(Statement statement, params ReadOnlySpan<SqlValue> values) => Open.Prepare(statement, values).Run();

    // With "returning", SQLite keeps a statement journal: a copy of every page that the statement touches.
    public long? Insert(Statement statement, params ReadOnlySpan<SqlValue> values)
    {
        var connection = Open;
        var changes = connection.Changes;
        connection.Prepare(statement, values).Run();
        return connection.Changes == changes ? null : connection.LastInsertedId;
    }

    public long Append(NewEvent newEvent)
    {
        var connection = Open;
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var scope = newEvent.Scope;
        connection.InsertEvent
            .Bind(1, newEvent.Type)
            .Bind(2, at)
            .Bind(3, scope.ConversationId)
            .Bind(4, scope.CustomerId)
            .Bind(5, scope.GroupId)
            .Bind(6, scope.AgentId)
            .Bind(7, scope.ChannelAccountId)
            .Bind(8, newEvent.Data)
            .Bind(9, newEvent.Depth)
            .Run();
        var cursor = connection.LastInsertedId;
        _events.Add(new EventRecord(cursor, newEvent.Type, DateTimeOffset.FromUnixTimeMilliseconds(at), scope, newEvent.Data, newEvent.Depth, newEvent.Live));
        return cursor;
    }

    public long Enqueue(NewOutboxEntry entry)
    {
        var connection = Open;
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        connection.InsertOutbox
            .Bind(1, entry.Kind)
            .Bind(2, entry.IdempotencyKey)
            .Bind(3, entry.OrderKey)
            .Bind(4, entry.Payload)
            .Bind(5, at)
            .Bind(6, at)
            .Run();
        _pieceOutbox = true;
        return connection.LastInsertedId;
    }

    /// <summary>Wakes the outbox's worker after the commit.</summary>
    public void RingOutbox() => _pieceOutbox = true;

    public void Discard()
    {
        _ = Open;
        Discarded = true;
    }

    public void BeginBatch()
    {
        _events.Clear();
        _batchOutbox = false;
    }

    public void BeginPiece(WriterConnection connection)
    {
        _connection = connection;
        _thread = Environment.CurrentManagedThreadId;
        _pieceEvents = _events.Count;
        _pieceOutbox = false;
        Discarded = false;
    }

    public void EndPiece(bool kept)
    {
        _connection = null;
        if (kept)
            _batchOutbox |= _pieceOutbox;
        else
            _events.RemoveRange(_pieceEvents, _events.Count - _pieceEvents);
    }

    /// <summary>What the batch just committed brought.</summary>
    public (EventRecord[] Events, bool Outbox) Committed() => ([.. _events], _batchOutbox);
}
