using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Conversations;

/// <summary>What each message type's content must be, and who may send which.</summary>
internal static class ContentRules
{
    private const int MaxText = 5000;
    private const int MaxItems = 5;

    private static readonly HashSet<string> FromVisitors =
    [
        MessageTypes.Text, MessageTypes.Image, MessageTypes.File, MessageTypes.Audio, MessageTypes.Video,
        MessageTypes.Location, MessageTypes.MenuReply, MessageTypes.Form,
    ];

    private static readonly HashSet<string> FromAgents =
    [
        MessageTypes.Text, MessageTypes.Image, MessageTypes.File, MessageTypes.Audio, MessageTypes.Video,
        MessageTypes.Location, MessageTypes.Link, MessageTypes.Product, MessageTypes.Article, MessageTypes.Menu,
        MessageTypes.Email, InnerMessageTypes.Note,
    ];

    private static readonly HashSet<string> FromChannels = [.. FromVisitors, MessageTypes.Link, MessageTypes.Email, MessageTypes.Unsupported];

    /// <summary>The clean content; refused: invalid, type_not_allowed.</summary>
    public static Result<ValidContent> Check(NewMessage message, string sender, bool byChannel = false)
    {
        if (message.ClientId is not { Length: > 0 and <= 64 })
            return Refusal.Invalid("clientId", message.ClientId is { Length: > 0 } ? "too_long" : "required");
        if (string.IsNullOrEmpty(message.Type))
            return Refusal.Invalid("type", "required");
        var allowed = byChannel ? FromChannels : sender == Senders.Customer ? FromVisitors : FromAgents;
        if (!allowed.Contains(message.Type))
            return Refusal.Refused("type_not_allowed");
        if (message.Content.ValueKind != JsonValueKind.Object)
            return Refusal.Invalid("content", "required");

        var errors = new Dictionary<string, string[]>();
        var fields = new ContentFields(message.Content, "content.", errors);
        var fileId = Read(message.Type, fields);
        return errors.Count > 0
            ? Refusal.Invalid(errors)
            : new ValidContent(message.Type, StoredJson.Write<JsonObject>(fields.Clean), fileId);
    }

    private static long? Read(string type, ContentFields fields)
    {
        switch (type)
        {
            case MessageTypes.Text:
                fields.Text("text", MaxText, required: true);
                return null;
            case InnerMessageTypes.Note:
                fields.Text("text", MaxText, required: true).Ids("mentions", 20);
                return null;
            case MessageTypes.Image or MessageTypes.File or MessageTypes.Audio or MessageTypes.Video:
                fields.Number("duration", 0, 86_400);
                return fields.Id("fileId");
            case MessageTypes.Location:
                fields.Number("latitude", -90, 90, required: true).Number("longitude", -180, 180, required: true).Text("title", 200);
                break;
            case MessageTypes.Link:
                fields.Url("url", required: true).Text("title", 200).Text("summary", 500).Url("image");
                break;
            case MessageTypes.Product:
                fields.Items("items", MaxItems, item => item
                    .Text("id", 100).Text("title", 200, required: true).Text("price", 50).Url("image").Url("url"));
                break;
            case MessageTypes.Article:
                fields.Items("items", MaxItems, item => item
                    .Text("id", 100).Text("title", 200, required: true).Text("summary", 500).Url("image").Url("url", required: true));
                break;
            case MessageTypes.Menu:
                fields.Text("text", MaxText).Items("options", 20, option => option
                    .Text("id", 100, required: true).Text("text", 200, required: true));
                break;
            case MessageTypes.MenuReply:
                fields.Text("optionId", 100, required: true).Text("text", 200);
                break;
            case MessageTypes.Form:
                fields.Values("values", 50);
                break;
            case MessageTypes.Email:
                fields.Text("subject", 500).Text("text", 100_000).Text("html", 500_000);
                break;
            case MessageTypes.Unsupported:
                fields.Text("raw", 65_536);
                break;
        }

        fields.Text("fallbackText", 500);
        return null;
    }
}
