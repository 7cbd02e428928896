using Appliance.Core.Conversations;
using Appliance.Storage;
using Appliance.Storage.Blobs;

namespace Appliance.Core.Files;

/// <summary>Hands files out to who may see the message that carries them.</summary>
public sealed class FileReads(IDatabase database, IBlobStore blobs, ConversationReader conversations, FileLinks links)
{
    /// <summary>
    /// The file for an actor: their own while no message carries it, afterwards whoever may see the message. Everything
    /// else is not_found.
    /// </summary>
    public Result<StoredFile> Get(Actor actor, long fileId)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (database.Read(connection => FileStore.Find(connection, fileId)) is not { } file)
            return Refusal.NotFound;
        var maySee = file.MessageId is { } messageId
            ? conversations.MessageForReplay(actor, messageId) is { RecalledAt: null } message && (actor.Kind != ActorKind.Visitor || !message.Hidden)
            : FileOwner.Of(actor) == file.Owner;
        return maySee ? file : Refusal.NotFound;
    }

    /// <summary>The file behind a signed address that is still good; not_found otherwise.</summary>
    public Result<StoredFile> BySignature(long fileId, string signature) =>
        links.IsValid(fileId, signature) && database.Read(connection => FileStore.Find(connection, fileId)) is { } file ? file : Refusal.NotFound;

    /// <summary>An address that opens the file for ten minutes without a sign-in. Refused: not_found.</summary>
    public Result<string> Link(Actor actor, long fileId)
    {
        var file = Get(actor, fileId);
        return file.IsRefused ? file.Refusal : links.Sign(fileId);
    }

    /// <summary>The content; null when the disk has lost it.</summary>
    public Stream? Open(StoredFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return blobs.Open(file.Hash);
    }
}
