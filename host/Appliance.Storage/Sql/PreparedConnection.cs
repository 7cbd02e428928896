using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Sql;

/// <summary>
/// A connection that keeps its commands prepared: compiling a statement costs several times what running it does, and
/// Dapper makes a new command for every call. For one thread at a time, in a transaction that is opened elsewhere.
/// </summary>
internal sealed class PreparedConnection(SqliteConnection inner) : DbConnection
{
    private const int Capacity = 256;

    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> _prepared = new(StringComparer.Ordinal);
    private readonly LinkedList<SqliteCommand> _byUse = new();
    private readonly string _connectionString = inner.ConnectionString;

    [AllowNull]
    public override string ConnectionString
    {
        get => _connectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void Open() => throw new NotSupportedException("The connection is opened by the database.");

    public override void Close() => throw new NotSupportedException("The connection is closed by the database.");

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    /// <summary>Takes the command for a text out of the cache; a second one is made while the first is in use.</summary>
    public SqliteCommand Rent(string text)
    {
        if (_prepared.Remove(text, out var node))
        {
            _byUse.Remove(node);
            return node.Value;
        }

        var command = inner.CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>Puts a command back; its readers are closed.</summary>
    public void Return(SqliteCommand command)
    {
        var text = command.CommandText;
        command.Parameters.Clear();

        // Some pragmas act while they are compiled (sqlite.org/pragma.html): those are never kept.
        if (text.AsSpan().TrimStart().StartsWith("pragma", StringComparison.OrdinalIgnoreCase) || _prepared.ContainsKey(text))
        {
            command.Dispose();
            return;
        }

        _prepared[text] = _byUse.AddFirst(command);
        if (_prepared.Count <= Capacity)
            return;
        var last = _byUse.Last!.Value;
        _byUse.RemoveLast();
        _prepared.Remove(last.CommandText);
        last.Dispose();
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new NotSupportedException("A transaction is open already.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _byUse)
                command.Dispose();
            _byUse.Clear();
            _prepared.Clear();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
