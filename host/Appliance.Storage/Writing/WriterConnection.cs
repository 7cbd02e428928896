using System.Data.Common;
using Appliance.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Appliance.Storage.Writing;

/// <summary>The one connection that writes, with the statements that every batch needs prepared once.</summary>
internal sealed class WriterConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly PreparedConnection _prepared;
    private readonly Dictionary<Statement, (RawStatement Raw, int[] Indexes)> _statements = [];
    private readonly RawStatement _begin;
    private readonly RawStatement _savepoint;
    private readonly RawStatement _release;
    private readonly RawStatement _rollbackTo;
    private readonly RawStatement _commit;
    private readonly RawStatement _rollback;

    public WriterConnection(string path)
    {
        _connection = SqliteOpener.OpenWriter(path);
        _prepared = new PreparedConnection(_connection);
        try
        {
            _begin = new RawStatement(_connection, "begin immediate");
            _savepoint = new RawStatement(_connection, "savepoint piece");
            _release = new RawStatement(_connection, "release piece");
            _rollbackTo = new RawStatement(_connection, "rollback to piece");
            _commit = new RawStatement(_connection, "commit");
            _rollback = new RawStatement(_connection, "rollback");
            InsertEvent = new RawStatement(
                _connection,
                "insert into events (type, at, conversation_id, customer_id, group_id, agent_id, channel_account_id, data, depth) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            InsertOutbox = new RawStatement(
                _connection,
                "insert into outbox (kind, idempotency_key, order_key, payload, state, attempts, due_at, created_at) values (?, ?, ?, ?, 'pending', 0, ?, ?)");
        }
        catch
        {
            _prepared.Dispose();
            throw;
        }
    }

    public DbConnection Connection => _prepared;

    public RawStatement InsertEvent { get; }

    public RawStatement InsertOutbox { get; }

    public long LastInsertedId => raw.sqlite3_last_insert_rowid(_connection.Handle!);

    /// <summary>Rows inserted, updated and deleted since the connection was opened; it wraps, so only a difference tells.</summary>
    public int Changes => raw.sqlite3_total_changes(_connection.Handle!);

    /// <summary>False when an error (or the work itself) has ended the transaction.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle!) == 0;

    /// <summary>The statement with its values, compiled the first time that it is asked for.</summary>
    public RawStatement Prepare(Statement statement, ReadOnlySpan<SqlValue> values)
    {
        if (!_statements.TryGetValue(statement, out var compiled))
        {
            var raw = new RawStatement(_connection, statement.Sql);
            _statements[statement] = compiled = (raw, [.. statement.Parameters.Select(raw.IndexOf)]);
        }

        for (var i = 0; i < compiled.Indexes.Length; i++)
            compiled.Raw.Bind(compiled.Indexes[i], values[i]);
        return compiled.Raw;
    }

    public void Begin() => _begin.Run();

    public void Savepoint() => _savepoint.Run();

    /// <summary>Keeps or undoes what came since <see cref="Savepoint"/>.</summary>
    public void EndSavepoint(bool keep)
    {
        if (!keep)
            _rollbackTo.Run();
        _release.Run();
    }

    public void Commit() => _commit.Run();

    public void RollBackIfOpen()
    {
        if (InTransaction)
            _rollback.Run();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _savepoint, _release, _rollbackTo, _commit, _rollback, InsertEvent, InsertOutbox })
            statement.Dispose();
        foreach (var (compiled, _) in _statements.Values)
            compiled.Dispose();
        _prepared.Dispose();
    }
}
