namespace Appliance.Sdk.Channels;

/// <summary>Names of the message types, as on the wire.</summary>
public static class MessageTypes
{
    /// <summary><see cref="TextContent"/>.</summary>
    public const string Text = "text";

    /// <summary><see cref="MediaContent"/> with a picture.</summary>
    public const string Image = "image";

    /// <summary><see cref="MediaContent"/> with any file.</summary>
    public const string File = "file";

    /// <summary><see cref="MediaContent"/> with sound.</summary>
    public const string Audio = "audio";

    /// <summary><see cref="MediaContent"/> with a film.</summary>
    public const string Video = "video";

    /// <summary><see cref="LocationContent"/>.</summary>
    public const string Location = "location";

    /// <summary><see cref="LinkContent"/>.</summary>
    public const string Link = "link";

    /// <summary><see cref="CardContent"/> with products.</summary>
    public const string Product = "product";

    /// <summary><see cref="CardContent"/> with articles.</summary>
    public const string Article = "article";

    /// <summary><see cref="MenuContent"/>.</summary>
    public const string Menu = "menu";

    /// <summary><see cref="MenuReplyContent"/>.</summary>
    public const string MenuReply = "menuReply";

    /// <summary><see cref="FormContent"/>.</summary>
    public const string Form = "form";

    /// <summary><see cref="EmailContent"/>.</summary>
    public const string Email = "email";

    /// <summary><see cref="UnsupportedContent"/>.</summary>
    public const string Unsupported = "unsupported";
}
