namespace Appliance.Storage.Status;

/// <summary>How storage is doing, for a status page.</summary>
/// <param name="SqliteVersion">The SQLite that runs.</param>
/// <param name="ForegroundQueue">Pieces that wait on the foreground lane.</param>
/// <param name="BulkQueue">Pieces that wait on the bulk lane.</param>
/// <param name="Commits">Transactions committed since the start.</param>
/// <param name="Pieces">Pieces of work in them.</param>
/// <param name="RolledBackBatches">Transactions that were lost and whose pieces were run once more.</param>
/// <param name="CommitP50">Half of the last minute's commits took less.</param>
/// <param name="CommitP99">99 % of the last minute's commits took less.</param>
/// <param name="DatabaseBytes">Size of the database file.</param>
/// <param name="LogBytes">Size of the write-ahead log.</param>
/// <param name="FreeBytes">Room on the disk that holds the data folder.</param>
public sealed record StorageSnapshot(
    string SqliteVersion,
    int ForegroundQueue,
    int BulkQueue,
    long Commits,
    long Pieces,
    long RolledBackBatches,
    TimeSpan CommitP50,
    TimeSpan CommitP99,
    long DatabaseBytes,
    long LogBytes,
    long FreeBytes);
