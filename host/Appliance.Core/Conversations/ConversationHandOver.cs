using System.Data.Common;
using System.Text.Json.Nodes;
using Appliance.Core.Accounts.Leaving;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// The open conversations of somebody who leaves go to colleagues, each with its history: the customer is told who serves
/// them now, both agents see it move. Of those named only who is there gets any, the least busy first, also beyond their
/// limit; when nobody is, they wait in their queues at the place that they had.
/// </summary>
internal sealed class ConversationHandOver : IHandOver
{
    public string Key => "conversations";

    public LocalizedText Name { get; } = new("进行中的会话", "Open conversations");

    public int Order => 20;

    public LocalizedText? Nobody { get; } = new("放回各自的接待组排队", "Back to the queues of their groups");

    // One assignment takes about half a millisecond.
    public int SliceSize => 10;

    public int Count(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<int>("select count(*) from conversations where agent_id = @agentId and state in ('active', 'waiting')", new { agentId });

    public HandOverResult Move(IWriteSession session, HandOverSlice slice)
    {
        var connection = session.Connection;
        var ids = connection.Query<long>(
            "select id from conversations where agent_id = @FromAgentId and state in ('active', 'waiting') order by id limit @Size",
            new { slice.FromAgentId, slice.Size }).AsList();
        var overCapacity = 0;
        var queued = 0;
        foreach (var id in ids)
        {
            var conversation = ConversationStore.Find(connection, id)!;
            var target = LeastBusy(connection, slice.ToAgentIds);
            InnerMessages.Add(
                session, conversation, "transferred",
                new JsonObject { ["byAgentId"] = slice.ByAgentId, ["agentId"] = target?.AgentId, ["groupId"] = target is null ? conversation.GroupId : null, ["reason"] = "left" },
                hidden: true, slice.Now);
            if (target is not { } found)
            {
                ConversationTransitions.Queue(session, conversation, conversation.GroupId, "transferred", keepPlace: true, slice.Now);
                queued++;
                continue;
            }

            ConversationTransitions.Assign(session, conversation, found.AgentId, "transferred", slice.Now);
            overCapacity += found.Active >= found.Capacity ? 1 : 0;
        }
        return new HandOverResult(ids.Count, overCapacity, queued);
    }

    private static (long AgentId, long Active, long Capacity)? LeastBusy(DbConnection connection, IReadOnlyList<long> agentIds)
    {
        var there = agentIds.Count == 0 ? [] : connection.Query<(long AgentId, long Active, long Capacity)>(
            """
            select a.id, (select count(*) from conversations c where c.agent_id = a.id and c.state = 'active') as active, a.capacity
            from agents a
            where a.id in @agentIds and exists (select 1 from presence_log p where p.agent_id = a.id and p.to_at is null)
            order by active, a.id limit 1
            """,
            new { agentIds }).AsList();
        return there is [var found] ? found : null;
    }
}
