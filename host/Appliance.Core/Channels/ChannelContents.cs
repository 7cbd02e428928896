using System.Text.Json;
using Appliance.Core.Files;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Channels;

/// <summary>Contents between the wire contract's shapes and the SDK's types.</summary>
internal static class ChannelContents
{
    private const int MaxText = 5000;

    /// <summary>What a plugin handed in, in the wire contract's shape; a file has been stored by then.</summary>
    public static (string Type, object Content) FromSdk(MessageContent content, StoredFile? file) => content switch
    {
        TextContent text => (MessageTypes.Text, new { text = text.Text }),
        MediaContent media => (media.Type == file!.Kind ? media.Type : MessageTypes.File, new { fileId = file.Id, duration = media.Duration?.TotalSeconds }),
        LocationContent place => (MessageTypes.Location, new { latitude = place.Latitude, longitude = place.Longitude, title = place.Title }),
        LinkContent link => (MessageTypes.Link, new { url = link.Url, title = link.Title, summary = link.Summary, image = link.Image }),
        MenuReplyContent reply => (MessageTypes.MenuReply, new { optionId = reply.OptionId, text = reply.Text }),
        FormContent form => (MessageTypes.Form, new { values = form.Values }),
        EmailContent mail => (MessageTypes.Email, new { subject = mail.Subject, text = mail.Text, html = mail.Html }),
        UnsupportedContent other => (MessageTypes.Unsupported, new { raw = other.Raw, fallbackText = Cut(other.Text, 500) }),
        _ => (MessageTypes.Unsupported, new { raw = content.ToString(), fallbackText = content.Type }),
    };

    /// <summary>What a plugin is to send; null for a type that channels do not carry.</summary>
    public static MessageContent? ToSdk(string type, JsonElement content, Func<long, Media?> open) => type switch
    {
        MessageTypes.Text => new TextContent(Text(content, "text") ?? ""),
        MessageTypes.Image => File(MediaKind.Image, content, open),
        MessageTypes.Audio => File(MediaKind.Audio, content, open),
        MessageTypes.Video => File(MediaKind.Video, content, open),
        MessageTypes.File => File(MediaKind.File, content, open),
        MessageTypes.Location => new LocationContent(
            content.GetProperty("latitude").GetDouble(), content.GetProperty("longitude").GetDouble(), Text(content, "title")),
        MessageTypes.Link => new LinkContent(Url(content, "url")!, Text(content, "title") ?? "")
        {
            Summary = Text(content, "summary"),
            Image = Url(content, "image"),
        },
        MessageTypes.Product => new CardContent(CardKind.Product, Items(content)),
        MessageTypes.Article => new CardContent(CardKind.Article, Items(content)),
        MessageTypes.Menu => new MenuContent(
            Text(content, "text") ?? "",
            content.GetProperty("options").EnumerateArray().Select(option => new MenuOption(Text(option, "id")!, Text(option, "text")!)).ToList()),
        MessageTypes.Email => new EmailContent(Text(content, "subject") ?? "", Text(content, "text") ?? "") { Html = Text(content, "html") },
        _ => null,
    };

    /// <summary>The message in plain words, for what a platform cannot draw.</summary>
    public static string Fallback(string type, JsonElement content) => Cut(
        Text(content, "fallbackText") ?? Text(content, "text") ?? Text(content, "title") ?? Text(content, "name") ?? Text(content, "subject") ?? type, MaxText);

    private static MediaContent? File(MediaKind kind, JsonElement content, Func<long, Media?> open) =>
        open(content.GetProperty("fileId").GetInt64()) is { } media ? new MediaContent(kind, media) : null;

    private static List<CardItem> Items(JsonElement content) => content.GetProperty("items").EnumerateArray().Select(item => new CardItem
    {
        Id = Text(item, "id") ?? "",
        Title = Text(item, "title") ?? "",
        Summary = Text(item, "summary"),
        Price = Text(item, "price"),
        Image = Url(item, "image"),
        Url = Url(item, "url"),
    }).ToList();

    private static string? Text(JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Uri? Url(JsonElement content, string name) =>
        Text(content, name) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];
}
