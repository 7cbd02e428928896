using System.Data.Common;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>A message to a platform as it stands now, with what the platform needs to know of its conversation.</summary>
internal sealed record ChannelOutgoing
{
    public long ChannelAccountId { get; init; }

    public required string RecipientId { get; init; }

    public required string Type { get; init; }

    public required string Content { get; init; }

    /// <summary>False also when the account was deleted.</summary>
    public bool AccountEnabled { get; init; }

    public bool Automatic { get; init; }

    /// <summary>As the platform names it, once it has it.</summary>
    public string? PlatformMessageId { get; init; }

    public string? SenderName { get; init; }

    public string? InReplyTo { get; init; }

    public long? LastReceivedAt { get; init; }

    public long CreatedAt { get; init; }

    public long? RecalledAt { get; init; }

    public static ChannelOutgoing? Find(DbConnection connection, long messageId) => connection.QuerySingleOrDefault<ChannelOutgoing>(
        """
        select c.channel_account_id as ChannelAccountId, i.external_id as RecipientId, m.type as Type, m.content as Content,
            m.automatic as Automatic,
            (select ca.enabled from channel_accounts ca where ca.id = c.channel_account_id and ca.deleted_at is null) = 1 as AccountEnabled,
            m.external_id as PlatformMessageId, coalesce(a.nickname, a.display_name) as SenderName,
            (select l.external_id from messages l
                where l.conversation_id = c.id and l.sender = 'customer' and l.seq < m.seq order by l.seq desc limit 1) as InReplyTo,
            c.last_customer_message_at as LastReceivedAt, m.created_at as CreatedAt, m.recalled_at as RecalledAt
        from messages m
        join conversations c on c.id = m.conversation_id
        join identities i on i.id = c.identity_id
        left join agents a on a.id = m.agent_id
        where m.id = @messageId
        """,
        new { messageId });
}
