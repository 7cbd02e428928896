using Appliance.Storage.Blobs;
using Appliance.Storage.Events;
using Appliance.Storage.Migrations;
using Appliance.Storage.Sql;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage;

/// <summary>Opens storage: takes the data folder, migrates, starts the writer and the event log. Explicit, so that the program can say what happens.</summary>
public sealed class DatabaseStarter
{
    private readonly DataFolder _folder;
    private readonly Migrator _migrator;
    private readonly SqliteDatabase _database;
    private readonly EventLog _events;
    private readonly FollowerCursors _cursors;
    private readonly FolderBlobStore _blobs;
    private readonly ILogger<DatabaseStarter> _logger;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DatabaseStarter(DataFolder folder, Migrator migrator, SqliteDatabase database, EventLog events, FollowerCursors cursors, FolderBlobStore blobs, ILogger<DatabaseStarter> logger)
    {
        _folder = folder;
        _migrator = migrator;
        _database = database;
        _events = events;
        _cursors = cursors;
        _blobs = blobs;
        _logger = logger;
    }

    /// <summary>Completes when storage is open. The workers of storage wait for it.</summary>
    public Task Started => _started.Task;

    /// <summary>Migrates and opens. Call once, before anything reads or writes.</summary>
    /// <exception cref="StorageStartException">Why it cannot start, in words.</exception>
    public async Task<MigrationReport> StartAsync(CancellationToken cancellationToken)
    {
        var report = await MigrateAsync(cancellationToken).ConfigureAwait(false);
        _database.Open();
        _events.Start();
        _blobs.RemoveLeftovers();
        await _cursors.EnsureAsync(cancellationToken).ConfigureAwait(false);
        _started.SetResult();
        return report;
    }

    /// <summary>Takes the data folder and migrates, without opening.</summary>
    /// <exception cref="StorageStartException">Why it cannot, in words.</exception>
    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        _database.TakeFolder();
        _logger.LogInformation("SQLite {Version}, data folder {Folder}", SqliteOpener.Version, _folder.Root);
        return await Task.Run(_migrator.Migrate, cancellationToken).ConfigureAwait(false);
    }
}
