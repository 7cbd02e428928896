using Appliance.Core.Accounts;
using Appliance.Core.Files.Content;
using Appliance.Core.Files.Images;
using Appliance.Storage;
using Appliance.Storage.Blobs;

namespace Appliance.Core.Files;

/// <summary>Takes uploads in: type by content, size limits, images made anew, content on disk before the row that names it.</summary>
public sealed class FileUploads(IBlobStore blobs, IDatabase database, TimeProvider clock) : IDisposable
{
    // An image is held in memory twice while it is made anew: four of 20 MB stay below 200 MB.
    private readonly SemaphoreSlim _imageSlots = new(4);

    /// <summary>
    /// Stores one file for the actor, to whom it belongs until a message of theirs carries it. Agents need
    /// <see cref="Permissions.FilesSend"/>. Refuses <c>file_empty</c> (400), <c>file_too_large</c> (413, see
    /// <see cref="FileLimits"/>) and <c>file_type</c> (415: programs, pages, broken images).
    /// </summary>
    /// <exception cref="StorageFullException">No room; nothing is kept.</exception>
    public async Task<Result<FileView>> UploadAsync(Actor actor, string? name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (FileOwner.Of(actor) is not { } owner)
            return Refusal.NotFound;
        if (actor.Kind != ActorKind.Visitor && !actor.May(Permissions.FilesSend))
            return Refusal.Forbidden(Permissions.FilesSend);
        var stored = await StoreAsync(owner, name, content, cancellationToken);
        return stored.IsRefused ? stored.Refusal : FileView.Of(stored.Value);
    }

    /// <summary>Stores media that a channel account received; refuses as <see cref="UploadAsync"/> does.</summary>
    /// <exception cref="StorageFullException">No room; nothing is kept.</exception>
    public Task<Result<StoredFile>> ReceiveAsync(long channelAccountId, string? name, Stream content, CancellationToken cancellationToken) =>
        StoreAsync(FileOwner.Channel(channelAccountId), name, content, cancellationToken);

    public void Dispose() => _imageSlots.Dispose();

    private async Task<Result<StoredFile>> StoreAsync(FileOwner owner, string? name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var clean = FileNames.Clean(name);
        var buffer = new byte[ContentRecognition.HeadSize];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
            return Refusal.Invalid("file", "file_empty");
        if (ContentRecognition.Recognise(buffer.AsSpan(0, read), clean) is not { } recognised)
            return new Refusal(RefusalKind.WrongType, "file_type");

        var file = new StoredFile
        {
            Id = 0,
            Hash = "",
            Name = clean,
            Size = 0,
            ContentType = recognised.ContentType,
            Kind = recognised.Kind,
            Owner = owner,
        };
        using var whole = new HeadedStream(buffer.AsMemory(0, read), content);
        try
        {
            return recognised.Kind == FileKinds.Image
                ? await StoreImageAsync(file, whole, cancellationToken)
                : await StoreContentAsync(file, whole, cancellationToken);
        }
        catch (BlobTooLargeException)
        {
            return new Refusal(RefusalKind.TooLarge, "file_too_large");
        }
    }

    private async Task<Result<StoredFile>> StoreImageAsync(StoredFile file, Stream content, CancellationToken cancellationToken)
    {
        await _imageSlots.WaitAsync(cancellationToken);
        try
        {
            using var source = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (source.Length + read > FileLimits.Image)
                    throw new BlobTooLargeException(FileLimits.Image);
                source.Write(buffer, 0, read);
            }

            var image = ImageRewriting.Rewrite(file.ContentType, source.GetBuffer().AsSpan(0, (int)source.Length));
            if (image is null)
                return new Refusal(RefusalKind.WrongType, "file_type");
            using var rewritten = new MemoryStream(image.Content, writable: false);
            return await StoreContentAsync(file with { Width = image.Width, Height = image.Height }, rewritten, cancellationToken);
        }
        finally
        {
            _imageSlots.Release();
        }
    }

    private async Task<Result<StoredFile>> StoreContentAsync(StoredFile file, Stream content, CancellationToken cancellationToken)
    {
        var blob = await blobs.SaveAsync(content, FileLimits.Of(file.Kind), cancellationToken);
        var complete = file with { Hash = blob.Hash, Size = blob.Size };
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = await database.WriteAsync<long?>(
            session => blobs.Exists(blob.Hash) ? FileStore.Insert(session, complete, now) : null, cancellationToken);

        // The same content lay here as an orphan and was swept between the two steps: the next try stores it anew.
        return id is null ? new Refusal(RefusalKind.Unavailable, "busy", RetryAfter: TimeSpan.FromSeconds(1)) : complete with { Id = id.Value };
    }
}
