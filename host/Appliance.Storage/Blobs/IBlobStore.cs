namespace Appliance.Storage.Blobs;

/// <summary>Immutable content, named by its SHA-256. A folder; S3 when there is more than one machine.</summary>
public interface IBlobStore
{
    /// <summary>Stores what <paramref name="content"/> holds and returns when it is synced to disk and in its place.</summary>
    /// <exception cref="BlobTooLargeException">More than <paramref name="maxBytes"/>; nothing is kept.</exception>
    /// <exception cref="StorageFullException">No room on the disk; nothing is kept.</exception>
    Task<BlobInfo> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens stored content for reading; null when there is none of that hash.</summary>
    Stream? Open(string hash);

    /// <summary>Whether there is content of that hash.</summary>
    bool Exists(string hash);

    /// <summary>
    /// Removes content that nothing names any more. Whoever calls it makes sure of that, on the writer: whoever stores a
    /// row that names content asks <see cref="Exists"/> there.
    /// </summary>
    void Delete(string hash);
}
