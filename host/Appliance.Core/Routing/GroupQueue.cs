using System.Data.Common;
using Dapper;

namespace Appliance.Core.Routing;

/// <summary>One snapshot of a group: who waits, in order, and who might serve.</summary>
internal sealed record GroupQueue(long GroupId, string Strategy, IReadOnlyList<WaitingConversation> Waiting, IReadOnlyList<GroupMember> Members)
{
    /// <summary>Null when there is no such group or nobody waits.</summary>
    /// <param name="connection">One snapshot for all.</param>
    /// <param name="groupId">The group.</param>
    /// <param name="limit">Most conversations of one pass.</param>
    public static GroupQueue? Read(DbConnection connection, long groupId, int limit)
    {
        var waiting = connection.Query<WaitingConversation>(
            """
            select id as Id, channel as Channel, channel_account_id as ChannelAccountId, customer_id as CustomerId,
                priority as Priority, queued_at as QueuedAt, declined_agent_id as DeclinedAgentId
            from conversations where group_id = @groupId and state = 'waiting' and routable = 1
            order by priority desc, queue_order, id limit @limit
            """,
            new { groupId, limit }).ToList();
        if (waiting.Count == 0
            || connection.ExecuteScalar<string?>("select strategy from agent_groups where id = @groupId", new { groupId }) is not { } strategy)
        {
            return null;
        }

        var members = connection.Query<GroupMember>(
            """
            select a.id as AgentId, coalesce(p.presence, 'offline') as Presence, a.reception as Reception,
                (select count(*) from conversations c where c.agent_id = a.id and c.state = 'active') as Active,
                a.capacity as Capacity, a.last_assigned_at as LastAssignedAt, a.idle_since as IdleSince, a.languages as Languages
            from group_members gm
            join agents a on a.id = gm.agent_id
            left join presence_log p on p.agent_id = a.id and p.to_at is null
            where gm.group_id = @groupId and a.state = 'enabled'
                and not exists (select 1 from departures d where d.agent_id = a.id and d.closed_at is null)
            order by a.id limit 1000
            """,
            new { groupId }).ToList();
        var skills = connection.Query<(long AgentId, string Name, long Level)>(
            "select agent_id, name, level from agent_skills where agent_id in (select agent_id from group_members where group_id = @groupId)",
            new { groupId }).ToLookup(skill => skill.AgentId);
        var channels = connection.Query<(long AgentId, long ChannelAccountId)>(
            """
            select agent_id, channel_account_id from agent_channels where agent_id in (select agent_id from group_members where group_id = @groupId)
            union
            select t.agent_id, t.object_id from temporary_rights t
            where t.kind = 'channel' and t.ended_at is null and t.agent_id in (select agent_id from group_members where group_id = @groupId)
                and exists (select 1 from agent_channels own where own.agent_id = t.agent_id)
            """,
            new { groupId }).ToLookup(channel => channel.AgentId, channel => channel.ChannelAccountId);
        foreach (var member in members)
        {
            member.Skills = skills[member.AgentId].ToDictionary(skill => skill.Name, skill => (int)skill.Level);
            member.Channels = channels[member.AgentId].ToHashSet();
        }

        return new GroupQueue(groupId, strategy, waiting, members);
    }

    /// <summary>Groups in which somebody waits.</summary>
    public static IReadOnlyList<long> Busy(DbConnection connection) => connection.Query<long>(
        """
        select g.id from agent_groups g
        where exists (select 1 from conversations c where c.group_id = g.id and c.state = 'waiting') order by g.id
        """).ToList();
}
