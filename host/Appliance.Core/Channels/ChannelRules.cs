using System.Data.Common;
using System.Text;
using Appliance.Core.Conversations;
using Appliance.Sdk.Channels;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>What a channel will refuse is refused before it is sent.</summary>
public sealed class ChannelRules(IChannelCatalog catalog)
{
    /// <summary>The id of the channel of widgets: delivered by this server itself, also while its plugin is away.</summary>
    public const string Web = "web";

    /// <summary>True where this server itself delivers to the customer's browser.</summary>
    /// <param name="channel">Of the account.</param>
    /// <param name="pluginId">To which the account belongs.</param>
    public bool IsHosted(string channel, string pluginId) => channel == Web || catalog.Find(channel, pluginId)?.Capabilities.HostedClient == true;

    /// <summary>True where this server itself delivers to the customer's browser.</summary>
    internal bool IsHosted(DbConnection connection, ConversationRecord conversation) =>
        conversation.Channel == Web || Capabilities(connection, conversation)?.HostedClient == true;

    /// <summary>How long after sending a message can be taken back; null for never.</summary>
    internal TimeSpan? RecallWithin(DbConnection connection, ConversationRecord conversation) =>
        conversation.Channel == Web ? TimeSpan.FromMinutes(2) : Capabilities(connection, conversation)?.RecallWithin;

    /// <summary>Why the channel cannot take this content now; null when it can.</summary>
    /// <param name="connection">Of the write that would store it.</param>
    /// <param name="conversation">In which it is to be sent.</param>
    /// <param name="content">What is to be sent.</param>
    /// <param name="now">UTC milliseconds.</param>
    internal Refusal? Objection(DbConnection connection, ConversationRecord conversation, ValidContent content, long now)
    {
        if (IsHosted(connection, conversation))
            return null;
        if (ChannelAccountRow.Find(connection, conversation.ChannelAccountId) is not { Enabled: true } account)
            return Refusal.Refused("channel_disabled");
        if (catalog.Find(account.Channel, account.PluginId)?.Capabilities is not { } capabilities)
            return Refusal.Refused("channel_not_running");
        if (capabilities.Send.FirstOrDefault(support => support.Type == content.Type) is not { } support)
            return Refusal.Refused("channel_type_not_supported");
        return ContentObjection(content, support)
            ?? (capabilities.ReplyWindow is { } window ? WindowObjection(connection, conversation, window, now) : null);
    }

    private ChannelCapabilities? Capabilities(DbConnection connection, ConversationRecord conversation) =>
        ChannelAccountRow.Find(connection, conversation.ChannelAccountId) is { } account ? catalog.Find(account.Channel, account.PluginId)?.Capabilities : null;

    private static Refusal? ContentObjection(ValidContent content, MessageSupport support)
    {
        if (content.Element.TryGetProperty("text", out var text) && text.GetString() is { } words && IsTooLong(words, support))
            return Refusal.Refused("channel_text_too_long");
        if (content.Element.TryGetProperty("size", out var size) && size.GetInt64() > support.MaxFileBytes)
            return Refusal.Refused("channel_file_too_large");
        if (content.Element.TryGetProperty("contentType", out var type) && support.ContentTypes.Count > 0
            && !support.ContentTypes.Contains(type.GetString(), StringComparer.OrdinalIgnoreCase))
            return Refusal.Refused("channel_file_type_not_supported");
        return Parts(content) > support.MaxItems ? Refusal.Refused("channel_too_many_items") : null;
    }

    private static Refusal? WindowObjection(DbConnection connection, ConversationRecord conversation, ReplyWindow window, long now)
    {
        if (conversation.LastCustomerMessageAt is not { } last || now - last > window.Duration.TotalMilliseconds)
            return Refusal.Refused("channel_window_closed");
        return window.MaxMessages is { } most && Answers(connection, conversation.Id) >= most ? Refusal.Refused("channel_quota_used") : null;
    }

    /// <summary>What has gone out since the customer's last message, and did not fail.</summary>
    private static long Answers(DbConnection connection, long conversationId) => connection.ExecuteScalar<long>(
        """
        select count(*) from messages m
        where m.conversation_id = @conversationId and m.sender in ('agent', 'bot') and m.hidden = 0 and m.delivery <> 'failed' and m.seq > (
            select l.seq from messages l where l.conversation_id = @conversationId and l.sender = 'customer' order by l.seq desc limit 1)
        """,
        new { conversationId });

    private static int Parts(ValidContent content) =>
        content.Element.TryGetProperty("items", out var items) || content.Element.TryGetProperty("options", out items) ? items.GetArrayLength() : 0;

    private static bool IsTooLong(string text, MessageSupport support) =>
        text.Length > support.MaxCharacters || (support.MaxTextBytes is { } bytes && Encoding.UTF8.GetByteCount(text) > bytes);
}
