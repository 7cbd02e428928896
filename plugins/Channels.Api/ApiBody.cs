using System.Text.Json;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Api;

/// <summary>What is posted to the company's address.</summary>
internal static class ApiBody
{
    /// <summary>The JSON of a message; null for content that this version does not know.</summary>
    public static async Task<byte[]?> MessageAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(message.Content, cancellationToken);
        return content is null ? null : JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "message",
            message = new
            {
                id = message.Id,
                recipientId = message.RecipientId,
                type = message.Content.Type,
                content,
                fallbackText = message.FallbackText,
                automatic = message.Automatic,
                senderName = message.SenderName,
                inReplyTo = message.InReplyTo,
                createdAt = message.CreatedAt,
                attempt = message.Attempt,
            },
        }, JsonSerializerOptions.Web);
    }

    private static async Task<object?> ContentAsync(MessageContent content, CancellationToken cancellationToken) => content switch
    {
        TextContent text => new { text.Text },
        MediaContent media => await FileAsync(media, cancellationToken),
        LinkContent link => new { link.Url, link.Title, link.Summary, link.Image },
        LocationContent location => new { location.Latitude, location.Longitude, location.Title },
        MenuContent menu => new { menu.Text, menu.Options },
        CardContent card => new { card.Items },
        _ => null,
    };

    private static async Task<object> FileAsync(MediaContent media, CancellationToken cancellationToken)
    {
        await using var stream = await media.Media.OpenAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return new { media.Media.Name, media.Media.ContentType, data = Convert.ToBase64String(bytes.ToArray()), media.Width, media.Height, media.Caption };
    }
}
