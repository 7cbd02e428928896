using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Files;

/// <summary>SQL of the table <c>files</c>; nobody else's.</summary>
internal static class FileStore
{
    private const string Columns = """
        id as Id, hash as Hash, name as Name, size as Size, content_type as ContentType, kind as Kind, width as Width, height as Height,
        uploader_kind as UploaderKind, uploader_id as UploaderId, message_id as MessageId
        """;

    public static StoredFile? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<Row>($"select {Columns} from files where id = @id", new { id })?.ToFile();

    public static long Insert(IWriteSession session, StoredFile file, long createdAt) => session.Connection.ExecuteScalar<long>(
        """
        insert into files (hash, name, size, content_type, kind, width, height, uploader_kind, uploader_id, created_at)
        values (@Hash, @Name, @Size, @ContentType, @Kind, @Width, @Height, @UploaderKind, @UploaderId, @createdAt)
        returning id
        """,
        new
        {
            file.Hash,
            file.Name,
            file.Size,
            file.ContentType,
            file.Kind,
            file.Width,
            file.Height,
            UploaderKind = file.Owner.Kind,
            UploaderId = file.Owner.Id,
            createdAt,
        });

    public static bool Attach(IWriteSession session, long id, long messageId) =>
        session.Connection.Execute("update files set message_id = @messageId where id = @id and message_id is null", new { id, messageId }) == 1;

    /// <summary>Takes rows away that no message carries and that are nobody's picture; returns their content's hashes.</summary>
    public static List<string> RemoveOrphans(IWriteSession session, long before, int limit) => session.Connection.Query<string>(
        """
        delete from files where id in (
            select id from files where message_id is null and created_at < @before
                and id not in (select avatar_file_id from agents where avatar_file_id is not null)
            order by created_at limit @limit)
        returning hash
        """,
        new { before, limit }).AsList();

    public static bool IsNamed(IWriteSession session, string hash) =>
        session.Connection.ExecuteScalar<long?>("select id from files where hash = @hash limit 1", new { hash }) is not null;

    private sealed class Row
    {
        public long Id { get; init; }

        public string Hash { get; init; } = "";

        public string Name { get; init; } = "";

        public long Size { get; init; }

        public string ContentType { get; init; } = "";

        public string Kind { get; init; } = "";

        public int? Width { get; init; }

        public int? Height { get; init; }

        public string UploaderKind { get; init; } = "";

        public long UploaderId { get; init; }

        public long? MessageId { get; init; }

        public StoredFile ToFile() => new()
        {
            Id = Id,
            Hash = Hash,
            Name = Name,
            Size = Size,
            ContentType = ContentType,
            Kind = Kind,
            Width = Width,
            Height = Height,
            Owner = new FileOwner(UploaderKind, UploaderId),
            MessageId = MessageId,
        };
    }
}
