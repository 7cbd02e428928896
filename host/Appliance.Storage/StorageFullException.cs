using Microsoft.Data.Sqlite;

namespace Appliance.Storage;

/// <summary>The disk has no room, or cannot be written. Nothing was written; reads go on (503 <c>storage_full</c>).</summary>
public sealed class StorageFullException(Exception inner) : Exception(Describe(inner), inner)
{
    private static string Describe(Exception inner) => inner is SqliteException { SqliteErrorCode: not SQLitePCL.raw.SQLITE_FULL }
        ? "The disk that holds the data folder cannot be written."
        : "The disk that holds the data folder is full.";
}
