using System.Globalization;
using System.IO.Compression;
using Appliance.Storage.Blobs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Backup;

/// <summary>Puts a backup back. The program must not be running.</summary>
public sealed class RestoreService(DataFolder folder, TimeProvider time)
{
    /// <summary>Cursors given after the backup was made are never given again: readers that hold one start afresh.</summary>
    internal const long CursorGap = 1_000_000_000;

    private static readonly string[] Parts = ["plugin-stores", "plugins", "media", "audit-heads", "appliance.db"];

    /// <summary>Checks the whole backup, then puts it into the data folder.</summary>
    /// <param name="backup">The archive.</param>
    /// <param name="passphrase">Opens the keys; null leaves the keys that lie in the data folder (or none).</param>
    /// <param name="moveExistingAside">Moves what is there into <c>before-restore-…</c> within the data folder; without it a folder that holds data is refused.</param>
    /// <param name="cancellationToken">Stops while nothing has been replaced yet.</param>
    /// <exception cref="BackupException"><c>backup_not_found</c>, <c>backup_damaged</c>, <c>backup_newer</c>, <c>wrong_passphrase</c>, <c>data_folder_not_empty</c>, <c>target_not_writable</c>.</exception>
    /// <exception cref="StorageStartException">The folder is in use.</exception>
    public async Task<RestoreReport> RestoreAsync(string backup, string? passphrase, bool moveExistingAside, CancellationToken cancellationToken)
    {
        var (archive, manifest) = BackupArchive.Open(backup);
        using var closingArchive = archive;
        using var taken = DataFolderLock.Take(folder);
        var occupied = File.Exists(folder.Database) || HasContent(folder.Media) || HasContent(folder.PluginStores) || HasContent(folder.Plugins);
        if (occupied && !moveExistingAside)
        {
            throw new BackupException(
                "data_folder_not_empty",
                $"The data folder {folder.Root} holds data already. Name an empty folder, or have the present content moved aside.",
                $"数据目录 {folder.Root} 中已有数据。请指定空目录，或选择将现有内容移到一旁。");
        }

        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var staging = Path.Combine(folder.Root, $".restore-{stamp}");
        try
        {
            await UnpackAsync(archive, manifest, backup, staging, cancellationToken).ConfigureAwait(false);
            var keys = UnsealKeys(staging, passphrase);
            MarkRestored(Path.Combine(staging, "appliance.db"));
            foreach (var path in Directory.EnumerateDirectories(staging, "*", SearchOption.AllDirectories))
                DiskSync.Folder(path);
            var aside = occupied || (keys && HasContent(folder.Keys)) ? MoveAside(stamp, keys) : null;
            if (keys)
                PlaceKeys(Path.Combine(staging, "keys"));
            foreach (var part in Parts)
                MoveInto(staging, part);
            DiskSync.Folder(folder.Root);
            return new RestoreReport(manifest, keys, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException("target_not_writable", $"The backup could not be put into {folder.Root}: {e.Message}", $"无法将备份写入 {folder.Root}：{e.Message}", e);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task UnpackAsync(ZipArchive archive, BackupManifest manifest, string backup, string staging, CancellationToken cancellationToken)
    {
        foreach (var entry in manifest.Entries)
        {
            var path = Path.GetFullPath(Path.Combine(staging, entry.Path));
            if (!path.StartsWith(staging + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw BackupArchive.Damaged(backup, $"{entry.Path} points out of the folder.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                await BackupArchive.CopyAsync(archive, entry, file, backup, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
        }
    }

    private static bool HasContent(string path) => Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();

    private static bool UnsealKeys(string staging, string? passphrase)
    {
        var vault = Path.Combine(staging, KeyVault.FileName);
        if (passphrase is null || !File.Exists(vault))
            return false;
        KeyVault.Unseal(File.ReadAllBytes(vault), passphrase, Path.Combine(staging, "keys"));
        return true;
    }

    /// <summary>What was waiting to be sent when the backup was made may have been sent since: it counts as interrupted, and is repeated only where that is safe.</summary>
    private void MarkRestored(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("pragma synchronous = full");
        var cursor = (connection.ExecuteScalar<long?>("select max(cursor) from events") ?? 0) + CursorGap;
        connection.Execute(
            """
            begin immediate;
            update outbox set state = 'sending', attempts = max(attempts, 1) where state = 'pending';
            insert into events (cursor, type, at, data, depth) values (@cursor, 'storage.restored', @now, '{}', 0);
            insert into storage_marks (name, value) values ('restored_at_cursor', @cursor) on conflict (name) do update set value = excluded.value;
            commit;
            """,
            new { cursor, now = time.GetUtcNow().ToUnixTimeMilliseconds() });
    }

    private string MoveAside(string stamp, bool keys)
    {
        var aside = Path.Combine(folder.Root, $"before-restore-{stamp}");
        Directory.CreateDirectory(aside);

        // The database goes first: from then on a start that comes too early finds none, rather than half of each.
        string[] names = ["appliance.db", "appliance.db-wal", "appliance.db-shm", "audit-heads", "plugin-stores", "plugins", "media"];
        foreach (var name in names)
        {
            var path = Path.Combine(folder.Root, name);
            if (File.Exists(path))
                File.Move(path, Path.Combine(aside, name));
            else if (Directory.Exists(path))
                Directory.Move(path, Path.Combine(aside, name));
        }

        if (keys && Directory.Exists(folder.Keys))
        {
            var asideKeys = Directory.CreateDirectory(Path.Combine(aside, "keys")).FullName;
            foreach (var file in Directory.GetFiles(folder.Keys))
                File.Move(file, Path.Combine(asideKeys, Path.GetFileName(file)));
        }

        DiskSync.Folder(folder.Root);
        return aside;
    }

    /// <summary>File by file, because the keys may lie on another disk.</summary>
    private void PlaceKeys(string unsealed)
    {
        Directory.CreateDirectory(folder.Keys);
        foreach (var file in Directory.GetFiles(unsealed))
        {
            var target = Path.Combine(folder.Keys, Path.GetFileName(file));
            File.Move(file, target);
            DiskSync.File(target);
        }

        DiskSync.Folder(folder.Keys);
    }

    private void MoveInto(string staging, string part)
    {
        var source = Path.Combine(staging, part);
        var target = Path.Combine(folder.Root, part);
        if (File.Exists(source))
        {
            File.Move(source, target);
        }
        else if (Directory.Exists(source))
        {
            // The empty folder that taking the data folder made.
            if (Directory.Exists(target) && !Directory.EnumerateFileSystemEntries(target).Any())
                Directory.Delete(target);
            Directory.Move(source, target);
        }
    }
}
