using System.IO.Compression;
using System.Text.Json;
using Appliance.Storage.Blobs;
using Appliance.Storage.Migrations;
using Appliance.Storage.Sql;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Backup;

/// <summary>
/// Copies everything that matters into one archive, while the program runs: the database first, then plugin stores and
/// installed plugins, media last, which never changes and is therefore a superset of what the database names.
/// </summary>
public sealed class BackupService(DataFolder folder, TimeProvider time)
{
    /// <summary>Makes a backup at <paramref name="target"/> (a zip file, which must not exist) and verifies it.</summary>
    /// <param name="target">Path of the archive.</param>
    /// <param name="passphrase">Encrypts the keys. Null leaves them out: stored secrets are then unreadable after a restore, and the caller must say so loudly.</param>
    /// <param name="cancellationToken">Stops and removes what was begun.</param>
    /// <exception cref="BackupException"><c>no_database</c>, <c>target_exists</c>, <c>database_damaged</c>, <c>target_not_writable</c>, <c>backup_damaged</c>.</exception>
    public async Task<BackupReport> CreateAsync(string target, string? passphrase, CancellationToken cancellationToken)
    {
        target = Path.GetFullPath(target);
        if (!File.Exists(folder.Database))
            throw new BackupException("no_database", $"There is no database in {folder.Root}.", $"{folder.Root} 中没有数据库。");
        if (File.Exists(target))
            throw new BackupException("target_exists", $"{target} exists already.", $"{target} 已存在。");

        var partial = target + ".partial";
        var scratch = target + ".scratch";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var unreadable = await WriteAsync(partial, scratch, passphrase, cancellationToken).ConfigureAwait(false);
            DiskSync.File(partial);
            File.Move(partial, target);
            DiskSync.Folder(Path.GetDirectoryName(target)!);
            var manifest = await VerifyAsync(target, cancellationToken).ConfigureAwait(false);
            return new BackupReport(target, new FileInfo(target).Length, manifest, unreadable);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || SqliteFaults.IsDisk(e))
        {
            throw new BackupException("target_not_writable", $"The backup could not be written to {target}: {e.Message}", $"无法将备份写入 {target}：{e.Message}", e);
        }
        finally
        {
            File.Delete(partial);
            File.Delete(scratch);
        }
    }

    /// <summary>Reads a backup from end to end and checks every hash.</summary>
    /// <exception cref="BackupException"><c>backup_not_found</c>, <c>backup_damaged</c>, <c>backup_newer</c>.</exception>
    public static async Task<BackupManifest> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        var (archive, manifest) = BackupArchive.Open(path);
        using (archive)
        {
            foreach (var entry in manifest.Entries)
                await BackupArchive.CopyAsync(archive, entry, Stream.Null, path, cancellationToken).ConfigureAwait(false);
        }

        return manifest;
    }

    private async Task<List<string>> WriteAsync(string partial, string scratch, string? passphrase, CancellationToken cancellationToken)
    {
        var unreadable = new List<string>();
        var file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await using var closingFile = file.ConfigureAwait(false);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var writer = new BackupWriter(archive);
        var createdAt = time.GetUtcNow();

        // Before the database, which must not end before a head that bears witness to it.
        if (File.Exists(folder.AuditHeads))
        {
            File.Copy(folder.AuditHeads, scratch, overwrite: true);
            await writer.AddFileAsync("audit-heads", scratch, CompressionLevel.Fastest, cancellationToken).ConfigureAwait(false);
        }

        var (schema, head) = CopyDatabase(scratch);
        await writer.AddFileAsync("appliance.db", scratch, CompressionLevel.Fastest, cancellationToken).ConfigureAwait(false);

        foreach (var store in Files(folder.PluginStores, "*.db"))
        {
            if (!TryCopyStore(store, scratch))
                unreadable.Add(Path.GetFileName(store));
            await writer.AddFileAsync("plugin-stores/" + Path.GetFileName(store), scratch, CompressionLevel.Fastest, cancellationToken).ConfigureAwait(false);
        }

        foreach (var part in Files(folder.Plugins, "*"))
            await writer.AddFileAsync(NameOf(part), part, CompressionLevel.Fastest, cancellationToken).ConfigureAwait(false);

        // Pictures and the like are compressed already.
        foreach (var blob in Files(folder.Media, "*").Where(path => FolderBlobStore.IsHash(Path.GetFileName(path))))
            await writer.AddFileAsync(NameOf(blob), blob, CompressionLevel.NoCompression, cancellationToken).ConfigureAwait(false);

        var keys = passphrase is not null && Files(folder.Keys, "*").Any();
        if (keys)
            await writer.AddAsync(KeyVault.FileName, new MemoryStream(KeyVault.Seal(folder.Keys, passphrase!)), CompressionLevel.NoCompression, cancellationToken).ConfigureAwait(false);

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, createdAt, schema, head, keys, writer.Entries);
        var last = await archive.CreateEntry(BackupManifest.FileName).OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (last.ConfigureAwait(false))
            await JsonSerializer.SerializeAsync(last, manifest, BackupArchive.Json, cancellationToken).ConfigureAwait(false);
        return unreadable;
    }

    private string NameOf(string path) => Path.GetRelativePath(folder.Root, path).Replace('\\', '/');

    private (long Schema, long Head) CopyDatabase(string scratch)
    {
        Vacuum(folder.Database, scratch);
        using var copy = SqliteOpener.OpenReader(scratch);
        var verdict = copy.ExecuteScalar<string>("pragma integrity_check(1)");
        if (verdict != "ok")
            throw new BackupException("database_damaged", $"The database is damaged: {verdict}. Run doctor.", $"数据库已损坏：{verdict}。请运行 doctor。");
        return (copy.ExecuteScalar<long>("select max(number) from migrations"), copy.ExecuteScalar<long?>("select max(cursor) from events") ?? 0);
    }

    private static bool TryCopyStore(string store, string scratch)
    {
        try
        {
            Vacuum(store, scratch);
            return true;
        }
        catch (SqliteException e) when (!SqliteFaults.IsDisk(e))
        {
            File.Copy(store, scratch, overwrite: true);
            return false;
        }
    }

    private static void Vacuum(string database, string scratch)
    {
        File.Delete(scratch);
        using var connection = SqliteOpener.OpenReader(database);
        connection.Execute("pragma query_only = off"); // forbids VACUUM INTO as well; the file itself stays read-only
        DatabaseCopy.Make(connection, scratch);
    }

    private static IEnumerable<string> Files(string path, string pattern) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories) : [];
}
