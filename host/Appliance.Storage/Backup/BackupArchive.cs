using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Appliance.Storage.Backup;

/// <summary>Reading and checking of archives.</summary>
internal static class BackupArchive
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Opens an archive and reads its manifest.</summary>
    /// <exception cref="BackupException"><c>backup_not_found</c>, <c>backup_damaged</c>, <c>backup_newer</c>.</exception>
    public static (ZipArchive Archive, BackupManifest Manifest) Open(string path)
    {
        if (!File.Exists(path))
            throw new BackupException("backup_not_found", $"There is no backup at {path}.", $"找不到备份文件 {path}。");
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            using var stream = (archive.GetEntry(BackupManifest.FileName) ?? throw new InvalidDataException("It has no manifest.")).Open();
            var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, Json) ?? throw new InvalidDataException("Its manifest is empty.");
            if (manifest.Format > BackupManifest.CurrentFormat)
                throw new BackupException("backup_newer", "The backup was made by a newer version.", "该备份由更新的版本创建。");
            return (archive, manifest);
        }
        catch (Exception e)
        {
            archive?.Dispose();
            throw e is InvalidDataException or JsonException ? Damaged(path, e.Message, e) : e;
        }
    }

    /// <summary>Copies an entry out (or nowhere) and checks its hash.</summary>
    public static async Task CopyAsync(ZipArchive archive, BackupEntry entry, Stream target, string path, CancellationToken cancellationToken)
    {
        var packed = archive.GetEntry(entry.Path) ?? throw Damaged(path, $"{entry.Path} is missing.");
        try
        {
            var source = await packed.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var (size, hash) = await HashedCopyAsync(source, target, cancellationToken).ConfigureAwait(false);
                if (size != entry.Size || hash != entry.Sha256)
                    throw Damaged(path, $"{entry.Path} is not what the manifest says.");
            }
        }
        catch (InvalidDataException e)
        {
            throw Damaged(path, $"{entry.Path}: {e.Message}", e);
        }
    }

    public static async Task<(long Size, string Hash)> HashedCopyAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            size += read;
        }

        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static BackupException Damaged(string path, string detail, Exception? inner = null) =>
        new("backup_damaged", $"The backup {path} is damaged: {detail}", $"备份 {path} 已损坏：{detail}", inner);
}
