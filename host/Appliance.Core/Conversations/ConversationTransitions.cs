using System.Data.Common;
using System.Text.Json.Nodes;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// The state machine: every way in which a conversation changes hands, each with its facts, its event message and its
/// event. Callers have checked that the change is allowed, in the same write.
/// </summary>
internal static class ConversationTransitions
{
    /// <summary>Gives the conversation to an agent.</summary>
    /// <param name="session">The write that it belongs to.</param>
    /// <param name="before">As it was.</param>
    /// <param name="agentId">To whom.</param>
    /// <param name="reason">automatic, accepted, transferred, taken_over or reopened; also why it left queue and former agent.</param>
    /// <param name="now">UTC milliseconds.</param>
    public static ConversationView Assign(IWriteSession session, ConversationRecord before, long agentId, string reason, long now)
    {
        var connection = session.Connection;
        var (active, capacity) = ConversationStore.LoadOf(connection, agentId);
        connection.Execute(
            """
            update conversations set state = 'active', agent_id = @agentId, accepted_at = coalesce(accepted_at, @now),
                unanswered_since = case when awaiting_reply_since is null then null else @now end,
                declined_agent_id = null, routing_outcome = null, updated_at = @now
            where id = @Id
            """,
            new { before.Id, agentId, now });
        EpisodeFacts.LeaveQueue(connection, before.Id, reason, now);
        EpisodeFacts.EndAssignment(connection, before, reason, now);
        EpisodeFacts.BeginAssignment(connection, before, agentId, reason, overCapacity: active >= capacity, now);
        InnerMessages.Add(
            session,
            before with { State = ConversationStates.Active, AgentId = agentId },
            "accepted",
            new JsonObject { ["reason"] = reason, ["agent"] = ShownAgent(connection, agentId) },
            hidden: false,
            now);
        return ConversationEvents.TellUpdated(session, before);
    }

    /// <summary>Puts the conversation into a group's queue.</summary>
    /// <param name="session">The write that it belongs to.</param>
    /// <param name="before">As it was.</param>
    /// <param name="groupId">Whose queue.</param>
    /// <param name="reason">transferred, overflow, unanswered or agent_vanished.</param>
    /// <param name="keepPlace">True where the customer is not to wait again: its order in the queue stays what it was.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="declinedBy">Who let it lie: passed over while somebody else is there.</param>
    public static ConversationView Queue(
        IWriteSession session, ConversationRecord before, long? groupId, string reason, bool keepPlace, long now, long? declinedBy = null)
    {
        var connection = session.Connection;
        connection.Execute(
            """
            update conversations set state = 'waiting', agent_id = null, group_id = @groupId, unanswered_since = null,
                declined_agent_id = @declinedBy, routing_outcome = null, updated_at = @now,
                queued_at = case when @keep = 1 then coalesce(queued_at, @now) else @now end,
                queue_order = case when @keep = 1 and queue_order is not null then queue_order
                    else (select coalesce(max(queue_order), 0) + 1 from conversations) end
            where id = @Id
            """,
            new { before.Id, groupId, declinedBy, now, keep = keepPlace ? 1 : 0 });
        EpisodeFacts.LeaveQueue(connection, before.Id, reason, now);
        EpisodeFacts.EndAssignment(connection, before, reason, now);
        EpisodeFacts.EnterQueue(connection, before, groupId, now);
        InnerMessages.Add(
            session,
            before with { State = ConversationStates.Waiting, AgentId = null, GroupId = groupId },
            "queued",
            new JsonObject { ["reason"] = reason, ["groupId"] = groupId },
            hidden: true,
            now);
        return ConversationEvents.TellUpdated(session, before);
    }

    /// <summary>Ends the conversation.</summary>
    /// <param name="session">The write that it belongs to.</param>
    /// <param name="before">As it was.</param>
    /// <param name="reason">agent, customer, removed, …</param>
    /// <param name="closing">What the agent says of it.</param>
    /// <param name="now">UTC milliseconds.</param>
    public static ConversationView Close(IWriteSession session, ConversationRecord before, string reason, Closing closing, long now)
    {
        var connection = session.Connection;
        connection.Execute(
            """
            update conversations set state = 'closed', closed_at = @now, close_reason = @reason, topic_id = @TopicId,
                solved = @Solved, resolution_note = @Note, unanswered_since = null, declined_agent_id = null,
                routing_outcome = null, updated_at = @now
            where id = @Id
            """,
            new { before.Id, reason, closing.TopicId, closing.Solved, closing.Note, now });
        EpisodeFacts.LeaveQueue(connection, before.Id, "closed", now);
        EpisodeFacts.EndAssignment(connection, before, "closed", now);
        EpisodeFacts.EndEpisode(connection, before, reason, now);
        InnerMessages.Add(
            session,
            before with { State = ConversationStates.Closed },
            "closed",
            new JsonObject { ["reason"] = reason },
            hidden: false,
            now);
        return ConversationEvents.TellUpdated(session, before);
    }

    /// <summary>Opens a closed conversation again for an agent: a new service episode.</summary>
    public static ConversationView Reopen(IWriteSession session, ConversationRecord before, long agentId, long now)
    {
        var connection = session.Connection;
        var again = before with { Episode = before.Episode + 1, AgentId = null };
        connection.Execute(
            """
            update conversations set episode = @Episode, accepted_at = null, first_response_at = null, closed_at = null,
                close_reason = null, solved = null, topic_id = null, resolution_note = null, queued_at = null, queue_order = null
            where id = @Id
            """,
            new { again.Id, again.Episode });
        EpisodeFacts.BeginEpisode(connection, again, Senders.Agent, queuedAt: null, now);
        InnerMessages.Add(session, again, "reopened", new JsonObject { ["agent"] = ShownAgent(connection, agentId) }, hidden: true, now);
        Assign(session, again, agentId, "reopened", now);
        return ConversationViews.Live(connection, before.Id);
    }

    /// <summary>Keeps why nobody could serve it, so that routing says the same reason once; every transition forgets it.</summary>
    public static void NoteUnserved(DbConnection connection, long conversationId, string outcome) =>
        connection.Execute("update conversations set routing_outcome = @outcome where id = @conversationId", new { conversationId, outcome });

    // The customer reads this message too, so the agent goes by the name that customers see.
    private static JsonObject ShownAgent(DbConnection connection, long agentId) => new()
    {
        ["id"] = agentId,
        ["name"] = connection.ExecuteScalar<string?>(
            "select coalesce(nickname, display_name) from agents where id = @agentId", new { agentId }),
    };
}
