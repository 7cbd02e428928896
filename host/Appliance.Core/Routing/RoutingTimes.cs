using System.Data.Common;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Routing;

/// <summary>
/// What happens by the clock: a conversation that waits too long goes to the group's overflow group, one that its agent
/// lets lie goes back to the queue. Each keeps its place.
/// </summary>
internal sealed class RoutingTimes(IDatabase database, TimeProvider time)
{
    private const int Slice = 20;

    private const string Overflow = """
        from agent_groups g
        join conversations c on c.group_id = g.id and c.state = 'waiting'
        join queue_stays s on s.conversation_id = c.id and s.left_at is null
        where g.overflow_group_id is not null and g.overflow_after_seconds is not null
        """;

    private const string Unanswered = """
        from agent_groups g
        join conversations c on c.group_id = g.id and c.unanswered_since is not null
        where g.unanswered_seconds is not null and c.state = 'active'
        """;

    /// <summary>When the next one is due; null when none will be.</summary>
    public DateTimeOffset? Next() => database.Read(connection =>
    {
        var overflow = connection.ExecuteScalar<long?>($"select min(s.entered_at + g.overflow_after_seconds * 1000) {Overflow}");
        var unanswered = connection.ExecuteScalar<long?>($"select min(c.unanswered_since + g.unanswered_seconds * 1000) {Unanswered}");
        return StoredTime.From(overflow is null || unanswered < overflow ? unanswered : overflow);
    });

    /// <summary>Moves what is due. Checked again in the write that moves.</summary>
    public async Task MoveDueAsync(CancellationToken cancellationToken)
    {
        int moved;
        do
        {
            moved = await database.WriteAsync(MoveOverflowing, cancellationToken) + await database.WriteAsync(MoveUnanswered, cancellationToken);
        }
        while (moved > 0);
    }

    private int MoveOverflowing(IWriteSession session)
    {
        var now = time.Milliseconds();
        var due = session.Connection.Query<(long Id, long GroupId)>(
            $"""
            select c.id, g.overflow_group_id {Overflow} and s.entered_at + g.overflow_after_seconds * 1000 <= @now
            order by s.entered_at, c.id limit @Slice
            """,
            new { now, Slice }).ToList();
        foreach (var (id, groupId) in due)
            Move(session, id, groupId, "overflow", null, now);
        return due.Count;
    }

    private int MoveUnanswered(IWriteSession session)
    {
        var now = time.Milliseconds();
        var due = session.Connection.Query<(long Id, long GroupId, long AgentId)>(
            $"""
            select c.id, c.group_id, c.agent_id {Unanswered} and c.unanswered_since + g.unanswered_seconds * 1000 <= @now
            order by c.unanswered_since, c.id limit @Slice
            """,
            new { now, Slice }).ToList();
        foreach (var (id, groupId, agentId) in due)
            Move(session, id, groupId, "unanswered", agentId, now);
        return due.Count;
    }

    private static void Move(IWriteSession session, long id, long groupId, string reason, long? agentId, long now)
    {
        var conversation = Find(session.Connection, id);
        RoutingDecisions.AddMove(session.Connection, conversation, reason, agentId, now);
        ConversationTransitions.Queue(session, conversation, groupId, reason, keepPlace: true, now, declinedBy: agentId);
    }

    private static ConversationRecord Find(DbConnection connection, long id) => ConversationStore.Find(connection, id)!;
}
