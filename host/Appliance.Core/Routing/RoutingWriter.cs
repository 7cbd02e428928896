using Appliance.Core.Conversations;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Routing;

/// <summary>
/// Carries decisions out. Here capacity is checked: in the write that assigns, against the rows as they are then, so that
/// no concurrency of accepts, transfers and other passes makes an agent's active conversations more than their limit.
/// </summary>
internal sealed class RoutingWriter(IDatabase database, TimeProvider time)
{
    // One assignment takes about half a millisecond; a piece of work is to stay below ten.
    private const int Slice = 12;
    private const int UnservedSlice = 100;

    public async Task AssignAsync(long groupId, IReadOnlyList<Assignment> assignments, CancellationToken cancellationToken)
    {
        foreach (var slice in assignments.Chunk(Slice))
            await database.WriteAsync(session => Assign(session, groupId, slice), cancellationToken);
    }

    public async Task ExplainAsync(long? groupId, string strategy, GroupPlan.Unserved nobody, CancellationToken cancellationToken)
    {
        int told;
        do
        {
            told = await database.WriteAsync(
                session => RoutingDecisions.AddUnserved(
                    session.Connection, groupId, strategy, nobody.Outcome, nobody.Detail, UnservedSlice, time.Milliseconds()),
                cancellationToken);
        }
        while (told == UnservedSlice);
    }

    private void Assign(IWriteSession session, long groupId, IReadOnlyList<Assignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            var id = assignment.Conversation.Id;
            var now = time.Milliseconds();
            if (!StillHolds(session, groupId, id, assignment.AgentId, now))
                continue;
            RoutingDecisions.AddAssigned(session.Connection, assignment, groupId, now);
            ConversationTransitions.Assign(session, ConversationStore.Find(session.Connection, id)!, assignment.AgentId, "automatic", now);
        }
    }

    private static bool StillHolds(IWriteSession session, long groupId, long id, long agentId, long now) =>
        session.Connection.ExecuteScalar<long>(
            """
            select count(*) from conversations c
            where c.id = @id and c.state = 'waiting' and c.group_id = @groupId and c.routable = 1
                and (select count(*) from conversations o where o.agent_id = @agentId and o.state = 'active')
                    < (select capacity from agents where id = @agentId and state = 'enabled')
                and exists (select 1 from presence_log
                    where agent_id = @agentId and to_at is null and presence = 'online' and reception = 1)
                and exists (select 1 from group_members
                    where group_id = @groupId and agent_id = @agentId and (until_at is null or until_at > @now))
                and (not exists (select 1 from agent_channels where agent_id = @agentId)
                    or exists (select 1 from agent_channels where agent_id = @agentId and channel_account_id = c.channel_account_id)
                    or exists (select 1 from temporary_rights where agent_id = @agentId and kind = 'channel' and object_id = c.channel_account_id
                        and ended_at is null and until_at > @now))
                and not exists (select 1 from departures where agent_id = @agentId and closed_at is null)
            """,
            new { id, groupId, agentId, now }) > 0;
}
