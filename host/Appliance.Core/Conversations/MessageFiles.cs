using System.Text.Json.Nodes;
using Appliance.Core.Files;
using Appliance.Sdk.Channels;
using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>A message carries a file: its facts come from the stored file, and from then on the file is the message's.</summary>
internal static class MessageFiles
{
    /// <summary>
    /// The content with name, size and type of the stored file; null when there is no such file, it is somebody else's, a
    /// message carries it already, or it is not what the message's type says.
    /// </summary>
    public static ValidContent? Describe(IWriteSession session, ValidContent content, FileOwner owner)
    {
        if (FileClaims.Find(session, owner, content.FileId!.Value) is not { } file
            || (content.Type != MessageTypes.File && content.Type != file.Kind))
        {
            return null;
        }

        var described = new JsonObject
        {
            ["fileId"] = file.Id,
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
        return new ValidContent(content.Type, StoredJson.Write(described), content.FileId);
    }
}
