namespace Appliance.Core.Conversations;

/// <summary>The message types of the wire contract.</summary>
public static class MessageTypes
{
    public const string Text = "text";
    public const string Image = "image";
    public const string File = "file";
    public const string Audio = "audio";
    public const string Video = "video";
    public const string Location = "location";
    public const string Link = "link";
    public const string Product = "product";
    public const string Article = "article";
    public const string Menu = "menu";
    public const string MenuReply = "menuReply";
    public const string Form = "form";
    public const string Email = "email";
    public const string Rating = "rating";
    public const string Call = "call";
    public const string Note = "note";
    public const string Event = "event";
    public const string Unsupported = "unsupported";
}
