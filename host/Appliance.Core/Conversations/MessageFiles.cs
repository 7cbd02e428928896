using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>An uploaded file belongs to its uploader until a message of theirs carries it.</summary>
internal static class MessageFiles
{
    /// <summary>
    /// The content with name, size and type of the stored file; null when there is no such file, it is somebody else's,
    /// or a message carries it already.
    /// </summary>
    public static ValidContent? Describe(DbConnection connection, ValidContent content, string uploaderKind, long uploaderId)
    {
        var file = connection.QuerySingleOrDefault<StoredFile>(
            """
            select name as Name, size as Size, content_type as ContentType, width as Width, height as Height from files
            where id = @FileId and uploader_kind = @uploaderKind and uploader_id = @uploaderId and message_id is null
                and (@Type = 'file' or kind = @Type)
            """,
            new { content.FileId, content.Type, uploaderKind, uploaderId });
        if (file is null)
            return null;

        var described = new JsonObject
        {
            ["fileId"] = content.FileId,
            ["name"] = file.Name,
            ["size"] = file.Size,
            ["contentType"] = file.ContentType,
        };
        if (file.Width is { } width)
            described["width"] = width;
        if (file.Height is { } height)
            described["height"] = height;
        if (content.Element.TryGetProperty("duration", out var duration))
            described["duration"] = duration.GetDouble();
        return content with { Json = StoredJson.Write(described) };
    }

    public static void Attach(DbConnection connection, long fileId, long messageId) =>
        connection.Execute("update files set message_id = @messageId where id = @fileId", new { fileId, messageId });

    private sealed record StoredFile
    {
        public required string Name { get; init; }

        public long Size { get; init; }

        public required string ContentType { get; init; }

        public long? Width { get; init; }

        public long? Height { get; init; }
    }
}
