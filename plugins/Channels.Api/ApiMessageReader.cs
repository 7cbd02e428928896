using System.Globalization;
using System.Text.Json;
using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Api;

/// <summary>Reads the bodies of inbound requests. A fault throws <see cref="FormatException"/> with a sentence for the developer.</summary>
internal static class ApiMessageReader
{
    private const int LongestText = 5000;
    private const int LargestFile = 700 * 1024; // In Base64 within the request body of 1 MiB.

    public static InboundMessage Message(JsonElement body, DateTimeOffset receivedAt)
    {
        var sender = Required(body, "sender");
        return new InboundMessage
        {
            ExternalId = RequiredText(body, "id", 200),
            Sender = new ExternalSender
            {
                Id = RequiredText(sender, "id", 200),
                Name = OptionalText(sender, "name", 100),
                Locale = OptionalText(sender, "locale", 35),
                VerifiedEmail = OptionalText(sender, "email", 254),
                VerifiedPhone = OptionalText(sender, "phone", 32),
            },
            Content = Content(RequiredText(body, "type", 40), Required(body, "content")),
            At = Time(body) ?? receivedAt,
            Past = body.TryGetProperty("past", out var past) && past.ValueKind == JsonValueKind.True,
            Entry = Entry(body),
        };
    }

    public static DeliveryReport Delivery(JsonElement body, DateTimeOffset receivedAt)
    {
        var reason = OptionalText(body, "reason", 500);
        return new DeliveryReport
        {
            PlatformMessageId = RequiredText(body, "messageId", 200),
            State = RequiredText(body, "state", 20) switch
            {
                "delivered" => DeliveryState.Delivered,
                "read" => DeliveryState.Read,
                "failed" => DeliveryState.Failed,
                _ => throw new FormatException("state is delivered, read or failed."),
            },
            Reason = reason is null ? null : new LocalizedText(reason, reason),
            At = Time(body) ?? receivedAt,
        };
    }

    public static string RequiredText(JsonElement body, string name, int longest) =>
        OptionalText(body, name, longest) is { Length: > 0 } text ? text : throw new FormatException($"{name} is missing.");

    private static string? OptionalText(JsonElement body, string name, int longest)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name} is a string.");
        return text.Length <= longest ? text : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} has at most {longest} characters."));
    }

    private static JsonElement Required(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw new FormatException($"{name} is an object and is missing.");

    private static DateTimeOffset? Time(JsonElement body)
    {
        var text = OptionalText(body, "at", 40);
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime()
            : throw new FormatException("at is a time in ISO 8601.");
    }

    private static ConversationEntry? Entry(JsonElement body) =>
        body.TryGetProperty("entry", out var entry) && entry.ValueKind == JsonValueKind.Object
            ? new ConversationEntry
            {
                Page = OptionalText(entry, "page", 2000),
                Campaign = OptionalText(entry, "campaign", 200),
                AdSource = OptionalText(entry, "adSource", 200),
                Region = OptionalText(entry, "region", 100),
                Device = OptionalText(entry, "device", 100),
            }
            : null;

    private static MessageContent Content(string type, JsonElement content) => type switch
    {
        MessageTypes.Text => new TextContent(RequiredText(content, "text", LongestText)),
        MessageTypes.Image => File(MediaKind.Image, content),
        MessageTypes.File => File(MediaKind.File, content),
        MessageTypes.Audio => File(MediaKind.Audio, content),
        MessageTypes.Video => File(MediaKind.Video, content),
        MessageTypes.Location => new LocationContent(Number(content, "latitude", 90), Number(content, "longitude", 180), OptionalText(content, "title", 200)),
        MessageTypes.MenuReply => new MenuReplyContent(RequiredText(content, "optionId", 64), OptionalText(content, "text", 80)),
        MessageTypes.Link => new LinkContent(Address(content, "url"), RequiredText(content, "title", 200)) { Summary = OptionalText(content, "summary", 500) },
        _ => new UnsupportedContent(content.GetRawText(), OptionalText(content, "fallbackText", 500) ?? type),
    };

    private static MediaContent File(MediaKind kind, JsonElement content)
    {
        var name = RequiredText(content, "name", 200);
        var data = RequiredText(content, "data", LargestFile * 4 / 3 + 4);
        return new MediaContent(kind, Media.FromBytes(name, OptionalText(content, "contentType", 100), Convert.FromBase64String(data)))
        {
            Caption = OptionalText(content, "caption", 500),
        };
    }

    private static double Number(JsonElement content, string name, double limit) =>
        content.TryGetProperty(name, out var value) && value.TryGetDouble(out var number) && Math.Abs(number) <= limit
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from -{limit} to {limit}."));

    private static Uri Address(JsonElement content, string name) =>
        Uri.TryCreate(RequiredText(content, name, 2000), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new FormatException($"{name} is an http or https address.");
}
