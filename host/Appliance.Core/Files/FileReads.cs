using Appliance.Core.Conversations;
using Appliance.Storage;
using Appliance.Storage.Blobs;
using Dapper;

namespace Appliance.Core.Files;

/// <summary>Hands files out to who may see the message that carries them.</summary>
public sealed class FileReads(IDatabase database, IBlobStore blobs, ConversationReader conversations, FileLinks links)
{
    /// <summary>
    /// The file for an actor: their own while no message carries it, afterwards whoever may see the message; an agent's
    /// picture for colleagues, and for customers whom the agent serves or has served. Everything else is not_found.
    /// </summary>
    public Result<StoredFile> Get(Actor actor, long fileId)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (database.Read(connection => FileStore.Find(connection, fileId)) is not { } file)
            return Refusal.NotFound;
        var maySee = file.MessageId is { } messageId
            ? conversations.MessageForReplay(actor, messageId) is { RecalledAt: null } message && (actor.Kind != ActorKind.Visitor || !message.Hidden)
            : FileOwner.Of(actor) == file.Owner;
        return maySee || IsPictureFor(actor, file) ? file : Refusal.NotFound;
    }

    private bool IsPictureFor(Actor actor, StoredFile file) => file is { MessageId: null, Kind: FileKinds.Image } && database.Read(connection =>
    {
        var agents = connection.Query<long>("select id from agents where avatar_file_id = @Id limit 10", new { file.Id }).AsList();
        if (agents.Count == 0 || actor.Kind != ActorKind.Visitor)
            return agents.Count > 0;
        return connection.ExecuteScalar<long?>(
            """
            select 1 from conversations where customer_id = @CustomerId and channel_account_id = @ChannelAccountId and agent_id in @agents
            union select 1 from messages where customer_id = @CustomerId and agent_id in @agents and hidden = 0 limit 1
            """,
            new { actor.CustomerId, actor.ChannelAccountId, agents }) is not null;
    });

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
