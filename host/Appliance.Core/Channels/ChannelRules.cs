using System.Text;
using Appliance.Core.Conversations;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Channels;

/// <summary>What a channel will refuse is refused before it is sent.</summary>
public sealed class ChannelRules(IChannelCatalog catalog)
{
    /// <summary>The id of the channel of widgets: delivered by this server itself, also while its plugin is away.</summary>
    public const string Web = "web";

    /// <summary>True where this server itself delivers to the customer's browser.</summary>
    public bool IsHosted(string channel) => channel == Web || catalog.Find(channel)?.Capabilities.HostedClient == true;

    /// <summary>How long after sending a message can be taken back; null for never.</summary>
    public TimeSpan? RecallWithin(string channel) =>
        channel == Web ? TimeSpan.FromMinutes(2) : catalog.Find(channel)?.Capabilities.RecallWithin;

    /// <summary>Why the channel cannot take this content now; null when it can.</summary>
    /// <param name="channel">Id of the channel kind.</param>
    /// <param name="content">What is to be sent.</param>
    /// <param name="lastReceivedAt">The customer's last message, UTC milliseconds.</param>
    /// <param name="now">UTC milliseconds.</param>
    internal Refusal? Objection(string channel, ValidContent content, long? lastReceivedAt, long now)
    {
        if (IsHosted(channel))
            return null;
        if (catalog.Find(channel)?.Capabilities is not { } capabilities)
            return Refusal.Refused("channel_not_running");
        if (capabilities.Send.FirstOrDefault(support => support.Type == content.Type) is not { } support)
            return Refusal.Refused("channel_type_not_supported");
        if (content.Element.TryGetProperty("text", out var text) && text.GetString() is { } words && IsTooLong(words, support))
            return Refusal.Refused("channel_text_too_long");
        if (content.Element.TryGetProperty("size", out var size) && size.GetInt64() > support.MaxFileBytes)
            return Refusal.Refused("channel_file_too_large");
        if (capabilities.ReplyWindow is { } window && (lastReceivedAt is not { } last || now - last > window.Duration.TotalMilliseconds))
            return Refusal.Refused("channel_window_closed");
        return null;
    }

    private static bool IsTooLong(string text, MessageSupport support) =>
        text.Length > support.MaxCharacters || (support.MaxTextBytes is { } bytes && Encoding.UTF8.GetByteCount(text) > bytes);
}
