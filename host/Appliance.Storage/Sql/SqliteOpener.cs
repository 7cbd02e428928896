using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Appliance.Storage.Sql;

/// <summary>Opens connections with the settings that everything here relies on; SQLite forgets most of them at close.</summary>
internal static class SqliteOpener
{
    // synchronous=full: in WAL mode a commit is on the disk when it returns. mmap_size=0: a full or failing disk is an error, not SIGBUS.
    // wal_autocheckpoint=8000 (32 MB): pages that every message changes go back into the database a quarter as often as at 2000.
    private const string WriterSettings =
        """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        pragma busy_timeout = 5000;
        pragma temp_store = memory;
        pragma mmap_size = 0;
        pragma cache_size = -32768;
        pragma wal_autocheckpoint = 8000;
        pragma journal_size_limit = 67108864;
        pragma trusted_schema = off;
        """;

    private const int MemoryStatistics = 9;

    private const string ReaderSettings =
        """
        pragma query_only = on;
        pragma busy_timeout = 5000;
        pragma temp_store = memory;
        pragma mmap_size = 0;
        pragma cache_size = -4096;
        pragma trusted_schema = off;
        """;

    // Nobody reads SQLite's count of its memory, and keeping it costs a process-wide lock at every allocation
    // (sqlite.org/c3ref/c_config_covering_index_scan.html, SQLITE_CONFIG_MEMSTATUS).
    static SqliteOpener()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(MemoryStatistics, 0);
    }

    /// <summary>The SQLite that runs.</summary>
    public static string Version
    {
        get
        {
            using var connection = new SqliteConnection();
            return connection.ServerVersion;
        }
    }

    public static SqliteConnection OpenWriter(string path) => Open(path, SqliteOpenMode.ReadWriteCreate, WriterSettings);

    public static SqliteConnection OpenReader(string path) => Open(path, SqliteOpenMode.ReadOnly, ReaderSettings);

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Cache = SqliteCacheMode.Private,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
