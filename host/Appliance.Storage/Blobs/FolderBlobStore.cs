using System.Buffers;
using System.Security.Cryptography;

namespace Appliance.Storage.Blobs;

/// <summary>Content in files named by their hash, <c>media/ab/abcd…</c>, so that the same content is stored once and never changes.</summary>
internal sealed class FolderBlobStore(DataFolder folder) : IBlobStore
{
    /// <summary>Prefix of files that are being written; one that is left behind after a crash is nobody's.</summary>
    public const string TemporaryPrefix = ".tmp-";

    private const int HashLength = 64;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int DiskFullLinux = 28; // ENOSPC
    private const int QuotaFullLinux = 122; // EDQUOT

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public async Task<BlobInfo> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Media);
        var temporary = Path.Combine(folder.Media, TemporaryPrefix + Guid.NewGuid().ToString("n"));
        try
        {
            var info = await WriteAsync(temporary, content, maxBytes, cancellationToken).ConfigureAwait(false);
            Place(temporary, info.Hash);
            return info;
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            throw new StorageFullException(e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? Open(string hash)
    {
        if (!IsHash(hash))
            return null;
        try
        {
            return new FileStream(PathOf(folder.Media, hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes what uploads left that a crash interrupted. Nobody else may be using the folder.</summary>
    public void RemoveLeftovers()
    {
        foreach (var path in Directory.EnumerateFiles(folder.Media, TemporaryPrefix + "*"))
            File.Delete(path);
    }

    public bool Exists(string hash) => IsHash(hash) && File.Exists(PathOf(folder.Media, hash));

    public void Delete(string hash)
    {
        var path = IsHash(hash) ? PathOf(folder.Media, hash) : null;
        if (path is not null && File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Where the content with this hash lies under a media folder.</summary>
    public static string PathOf(string media, string hash) => Path.Combine(media, hash[..2], hash);

    /// <summary>Hashes come from requests: nothing else may become part of a path.</summary>
    public static bool IsHash(string? hash) => hash is { Length: HashLength } && !hash.AsSpan().ContainsAnyExcept(HexDigits);

    private static async Task<BlobInfo> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                long size = 0;
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    size += read;
                    if (size > maxBytes)
                        throw new BlobTooLargeException(maxBytes);
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }

                file.Flush(flushToDisk: true);
                return new BlobInfo(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Place(string temporary, string hash)
    {
        var target = PathOf(folder.Media, hash);
        var parent = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(parent))
        {
            Directory.CreateDirectory(parent);
            DiskSync.Folder(folder.Media);
        }

        // Two savers of the same content write the same bytes: whoever comes last replaces like with like.
        if (!File.Exists(target))
            File.Move(temporary, target, overwrite: true);
        DiskSync.Folder(parent);
    }

    private static bool IsDiskFull(IOException e) => OperatingSystem.IsWindows()
        ? e.HResult == DiskFullWindows
        : e.HResult is DiskFullLinux or QuotaFullLinux or DiskFullWindows;
}
