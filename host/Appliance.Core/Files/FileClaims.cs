using Appliance.Storage;

namespace Appliance.Core.Files;

/// <summary>How a message takes the file that it carries. Both calls run on the writer, in the message's own transaction.</summary>
public static class FileClaims
{
    /// <summary>
    /// The file when it belongs to <paramref name="owner"/> and no message carries it yet; null otherwise, also for a file that
    /// exists (404). Name, size and type of a message come from here, never from the body.
    /// </summary>
    public static StoredFile? Find(IWriteSession session, FileOwner owner, long fileId)
    {
        ArgumentNullException.ThrowIfNull(session);
        var file = FileStore.Find(session.Connection, fileId);
        return file is { MessageId: null } && file.Owner == owner ? file : null;
    }

    /// <summary>Gives the file to a message; from now on whoever may see the message may read it. False when another has it.</summary>
    public static bool Attach(IWriteSession session, long fileId, long messageId)
    {
        ArgumentNullException.ThrowIfNull(session);
        return FileStore.Attach(session, fileId, messageId);
    }
}
