using System.Data.Common;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>The one query that makes views of conversations, in whatever selection and order.</summary>
internal static class ConversationViews
{
    // Names come by join: views are the read side, and a list must not cost a query for each row.
    // The last words are the newest message that is no event: that somebody was assigned says nothing of the case. Events
    // stand alone or in twos, so the index on (conversation_id, seq), read from its end, has it within a few rows.
    // Nobody's badge counts past 999, so counting stops there.
    private const string Select = $"""
        select c.id as Id, c.state as State, c.channel_account_id as ChannelAccountId, c.channel as Channel, ca.name as ChannelName,
            c.customer_id as CustomerId, cu.name as CustomerName, cu.avatar as CustomerAvatar, cu.tags as CustomerTags,
            c.group_id as GroupId, g.name as GroupName, c.agent_id as AgentId, coalesce(ch.display_name, a.display_name) as AgentName,
            case when ch.id is null then a.nickname else ch.nickname end as AgentNickname, c.priority as Priority, c.started_by as StartedBy, c.entry as Entry,
            (select count(*) from (
                select 1 from messages u
                where u.conversation_id = c.id and u.sender = 'customer' and u.seq > coalesce((
                    select r.seq from read_marks r
                    where r.agent_id = coalesce(@reader, c.agent_id) and r.conversation_id = c.id), 0)
                limit 999) as unread) as Unread,
            c.started_at as StartedAt, c.queued_at as QueuedAt, c.accepted_at as AcceptedAt,
            c.first_response_at as FirstResponseAt, c.awaiting_reply_since as AwaitingReplySince,
            c.closed_at as ClosedAt, c.close_reason as CloseReason, c.solved as Solved,
            c.customer_read_seq as CustomerReadSeq, c.queue_order as QueueOrder, c.last_seq as LastSeq, c.last_message_at as LastMessageAt,
            ra.score as RatingScore, ra.solved as RatingSolved, ra.tags as RatingTags, ra.comment as RatingComment, ra.at as RatingAt,
            {MessageRow.Columns}
        from conversations c
        join customers cu on cu.id = c.customer_id
        join channel_accounts ca on ca.id = c.channel_account_id
        left join agent_groups g on g.id = c.group_id
        left join agents a on a.id = c.agent_id
        left join account_holders ch on ch.id = (
            select h.id from account_holders h where h.agent_id = c.agent_id and h.to_at > c.closed_at order by h.to_at limit 1)
        left join ratings ra on ra.conversation_id = c.id and ra.episode = c.episode
        left join messages m on m.id = (
            select l.id from messages l where l.conversation_id = c.id and l.type <> 'event' order by l.seq desc limit 1)
        {MessageRow.Authors}
        """;

    /// <summary>One conversation.</summary>
    /// <param name="connection">Reading or writing.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="reader">Whose unread count; null for the serving agent's.</param>
    public static ConversationView? One(DbConnection connection, long id, long? reader)
    {
        var parameters = new DynamicParameters();
        parameters.Add("id", id);
        var view = Query(connection, "where c.id = @id", parameters, reader).FirstOrDefault().View;
        return view is { LastMessage.Hidden: true } ? view with { LastShown = MessageStore.LastShown(connection, id) } : view;
    }

    /// <summary>The view of a conversation that is known to exist, as live followers get it.</summary>
    public static ConversationView Live(DbConnection connection, long id) =>
        One(connection, id, null) ?? throw new InvalidOperationException($"Conversation {id} has no row.");

    /// <summary>Any selection; <paramref name="tail"/> is a where clause with what follows it.</summary>
    public static IEnumerable<(ConversationViewRow Row, ConversationView View)> Query(
        DbConnection connection, string tail, DynamicParameters parameters, long? reader)
    {
        parameters.Add("reader", reader);
        return connection.Query<ConversationViewRow, MessageRow?, (ConversationViewRow, ConversationView)>(
            $"{Select} {tail}", (row, last) => (row, row.ToView(last?.ToView())), parameters, splitOn: "Id");
    }
}
