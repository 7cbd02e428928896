using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Appliance.Storage.Sql;

/// <summary>What an error of SQLite says about the disk.</summary>
internal static class SqliteFaults
{
    /// <summary>The disk is at fault, not the statement.</summary>
    public static bool IsDisk(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN,
    };

    /// <summary>The connection's own state is in doubt: after a failed fsync the kernel may have dropped the pages, so it is opened anew.</summary>
    public static bool DoubtsConnection(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN,
    };

    public static Exception Translate(Exception exception) => IsDisk(exception) ? new StorageFullException(exception) : exception;
}
