using Appliance.Sdk.Channels;

namespace Appliance.Sdk.Testing.Channels;

/// <summary>One content of each type that can be sent, small enough for every platform.</summary>
public static class SampleContents
{
    // The smallest PNG: one transparent pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>Types that can be sent.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        MessageTypes.Text, MessageTypes.Image, MessageTypes.File, MessageTypes.Audio, MessageTypes.Video, MessageTypes.Location,
        MessageTypes.Link, MessageTypes.Product, MessageTypes.Article, MessageTypes.Menu, MessageTypes.Email,
    ];

    /// <summary>A content of that type.</summary>
    /// <exception cref="ArgumentException">No such type can be sent.</exception>
    public static MessageContent Of(string type) => type switch
    {
        MessageTypes.Text => new TextContent("你好 hello"),
        MessageTypes.Image => new MediaContent(MediaKind.Image, Media.FromBytes("pixel.png", "image/png", Pixel)) { Width = 1, Height = 1 },
        MessageTypes.File => new MediaContent(MediaKind.File, Media.FromBytes("note.txt", "text/plain", "note"u8.ToArray())),
        MessageTypes.Audio => new MediaContent(MediaKind.Audio, Media.FromBytes("sound.mp3", "audio/mpeg", "ID3"u8.ToArray())),
        MessageTypes.Video => new MediaContent(MediaKind.Video, Media.FromBytes("film.mp4", "video/mp4", "ftyp"u8.ToArray())),
        MessageTypes.Location => new LocationContent(31.2304, 121.4737, "上海"),
        MessageTypes.Link => new LinkContent(new Uri("https://example.com/a"), "链接"),
        MessageTypes.Product => new CardContent(CardKind.Product, [new CardItem { Id = "p1", Title = "商品", Price = "¥1.00", Url = new Uri("https://example.com/p1") }]),
        MessageTypes.Article => new CardContent(CardKind.Article, [new CardItem { Id = "a1", Title = "文章", Url = new Uri("https://example.com/a1") }]),
        MessageTypes.Menu => new MenuContent("请选择", [new MenuOption("1", "订单"), new MenuOption("2", "退货")]),
        MessageTypes.Email => new EmailContent("主题", "正文"),
        _ => throw new ArgumentException($"Nothing of the type \"{type}\" is sent.", nameof(type)),
    };

    /// <summary>A message with that content.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="now">When it was written.</param>
    /// <param name="recipientId">Whom to.</param>
    public static OutboundMessage Message(MessageContent content, DateTimeOffset now, string recipientId = "customer-1") => new()
    {
        Id = Guid.NewGuid().ToString(),
        RecipientId = recipientId,
        Content = content,
        FallbackText = content is TextContent text ? text.Text : "[" + content.Type + "]",
        SenderName = "客服",
        LastReceivedAt = now.AddMinutes(-1),
        CreatedAt = now,
    };
}
