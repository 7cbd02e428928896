using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// The facts that figures are made from and nobody can make up later: stays in queues, assignments, service episodes,
/// each with group and department as they were.
/// </summary>
internal static class EpisodeFacts
{
    private static readonly Statement CountIn = new(
        """
        update service_episodes set messages_in = messages_in + 1,
            first_customer_message_at = coalesce(first_customer_message_at, @now)
        where conversation_id = @conversation and episode = @episode
        """,
        "@now", "@conversation", "@episode");

    private static readonly Statement CountOut = new(
        """
        update service_episodes set messages_out = messages_out + 1, messages_automatic = messages_automatic + @automatic,
            first_response_at = case when @automatic = 1 then first_response_at else coalesce(first_response_at, @now) end
        where conversation_id = @conversation and episode = @episode
        """,
        "@automatic", "@now", "@conversation", "@episode");

    public static void CustomerWrote(IWriteSession session, long conversationId, long episode, long now) =>
        session.Execute(CountIn, now, conversationId, episode);

    public static void Answered(IWriteSession session, long conversationId, long episode, bool automatic, long now) =>
        session.Execute(CountOut, automatic, now, conversationId, episode);

    public static void BeginEpisode(DbConnection connection, ConversationRecord conversation, string startedBy, long? queuedAt, long now) =>
        connection.Execute(
            """
            insert into service_episodes (conversation_id, episode, customer_id, channel_account_id, started_by, group_id, started_at, queued_at)
            values (@Id, @Episode, @CustomerId, @ChannelAccountId, @startedBy, @GroupId, @now, @queuedAt)
            """,
            new
            {
                conversation.Id,
                conversation.Episode,
                conversation.CustomerId,
                conversation.ChannelAccountId,
                conversation.GroupId,
                startedBy,
                queuedAt,
                now,
            });

    public static void EndEpisode(DbConnection connection, ConversationRecord conversation, string reason, long now) =>
        connection.Execute(
            "update service_episodes set closed_at = @now, close_reason = @reason where conversation_id = @Id and episode = @Episode",
            new { conversation.Id, conversation.Episode, reason, now });

    public static void EnterQueue(DbConnection connection, ConversationRecord conversation, long? groupId, long now)
    {
        connection.Execute(
            "insert into queue_stays (conversation_id, episode, group_id, entered_at) values (@Id, @Episode, @groupId, @now)",
            new { conversation.Id, conversation.Episode, groupId, now });
        connection.Execute(
            """
            update service_episodes set group_id = @groupId, queued_at = coalesce(queued_at, @now)
            where conversation_id = @Id and episode = @Episode
            """,
            new { conversation.Id, conversation.Episode, groupId, now });
    }

    public static void LeaveQueue(DbConnection connection, long conversationId, string why, long now) =>
        connection.Execute(
            "update queue_stays set left_at = @now, why = @why where conversation_id = @conversationId and left_at is null",
            new { conversationId, why, now });

    public static void BeginAssignment(
        DbConnection connection, ConversationRecord conversation, long agentId, string reason, bool overCapacity, long now)
    {
        connection.Execute(
            """
            insert into assignment_episodes (conversation_id, episode, agent_id, group_id, department_id, from_at, reason, over_capacity)
            select @Id, @Episode, a.id, @GroupId, a.department_id, @now, @reason, @over from agents a where a.id = @agentId
            """,
            new { conversation.Id, conversation.Episode, conversation.GroupId, agentId, reason, now, over = overCapacity ? 1 : 0 });
        connection.Execute(
            """
            update service_episodes set agent_id = @agentId, group_id = @GroupId, accepted_at = coalesce(accepted_at, @now),
                department_id = (select department_id from agents where id = @agentId)
            where conversation_id = @Id and episode = @Episode
            """,
            new { conversation.Id, conversation.Episode, conversation.GroupId, agentId, now });
        AgentDuty.Assigned(connection, agentId, now);
    }

    public static void EndAssignment(DbConnection connection, ConversationRecord conversation, string reason, long now)
    {
        connection.Execute(
            "update assignment_episodes set to_at = @now, end_reason = @reason where conversation_id = @Id and to_at is null",
            new { conversation.Id, reason, now });
        if (conversation.AgentId is { } agentId && !ServesAnother(connection, agentId, conversation.Id))
            AgentDuty.BeginIdle(connection, agentId, now);
    }

    private static bool ServesAnother(DbConnection connection, long agentId, long conversationId) => connection.ExecuteScalar<bool>(
        "select exists (select 1 from conversations where agent_id = @agentId and state = 'active' and id <> @conversationId)",
        new { agentId, conversationId });
}
