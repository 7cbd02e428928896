using System.Data.Common;
using Appliance.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Appliance.Storage.Reading;

/// <summary>A read-only connection; between <see cref="Begin"/> and <see cref="End"/> it sees one snapshot.</summary>
internal sealed class ReadConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly PreparedConnection _prepared;
    private readonly RawStatement _begin;
    private readonly RawStatement _rollback;

    public ReadConnection(string path)
    {
        _connection = SqliteOpener.OpenReader(path);
        _prepared = new PreparedConnection(_connection);
        _begin = new RawStatement(_connection, "begin");
        _rollback = new RawStatement(_connection, "rollback");
    }

    public DbConnection Connection => _prepared;

    public void Begin() => _begin.Run();

    /// <summary>Lets go of the snapshot, also when a reader was left open, so that the log can be checkpointed.</summary>
    public void End()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
            _rollback.Run();
    }

    public void Dispose()
    {
        _begin.Dispose();
        _rollback.Dispose();
        _prepared.Dispose();
    }
}
