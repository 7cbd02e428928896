using System.Data.Common;
using Appliance.Core.Conversations;
using Dapper;

namespace Appliance.Core.Routing;

/// <summary>Every decision of routing, kept with its conversation.</summary>
internal static class RoutingDecisions
{
    private const int Shown = 20;

    /// <summary>A conversation was given to an agent.</summary>
    public static void AddAssigned(DbConnection connection, Assignment assignment, long groupId, long now) =>
        Add(connection, assignment.Conversation.Id, groupId, assignment.Strategy, "assigned", assignment.AgentId, assignment.Detail, now);

    /// <summary>A conversation was moved by a rule of time or absence, not by ranking.</summary>
    public static void AddMove(DbConnection connection, ConversationRecord conversation, string outcome, long? agentId, long now) =>
        Add(connection, conversation.Id, conversation.GroupId, "", outcome, agentId, new DecisionDetail([], []), now);

    /// <summary>
    /// Says to conversations that wait in a group why nobody could serve; not to those that have been told the same.
    /// At most <paramref name="limit"/> at a time; returns how many.
    /// </summary>
    public static int AddUnserved(
        DbConnection connection, long? groupId, string strategy, string outcome, DecisionDetail detail, int limit, long now)
    {
        var ids = connection.Query<long>(
            $"""
            select id from conversations
            where state = 'waiting' and {(groupId is null ? "group_id is null" : "group_id = @groupId")} and routable = 1
                and coalesce(routing_outcome, '') <> @outcome
            order by priority desc, queue_order, id limit @limit
            """,
            new { groupId, outcome, limit }).ToList();
        foreach (var id in ids)
        {
            Add(connection, id, groupId, strategy, outcome, null, detail, now);
            ConversationTransitions.NoteUnserved(connection, id, outcome);
        }

        return ids.Count;
    }

    /// <summary>The newest decisions, the last one first.</summary>
    public static IReadOnlyList<RoutingDecisionView> Of(DbConnection connection, long conversationId)
    {
        var rows = connection.Query<Row>(
            """
            select d.at as At, d.group_id as GroupId, g.name as GroupName, d.strategy as Strategy, d.outcome as Outcome,
                d.agent_id as AgentId, d.detail as Detail
            from routing_decisions d left join agent_groups g on g.id = d.group_id
            where d.conversation_id = @conversationId order by d.id desc limit @Shown
            """,
            new { conversationId, Shown }).Select(row => (Row: row, Detail: StoredJson.Read<DecisionDetail>(row.Detail)!)).ToList();

        var agents = rows
            .SelectMany(item => item.Detail.Candidates.Select(candidate => candidate.AgentId)
                .Concat(item.Detail.Skipped.Select(skip => skip.AgentId))
                .Append(item.Row.AgentId ?? 0))
            .Distinct();
        var names = connection
            .Query<(long Id, string Name)>("select id, display_name from agents where id in @agents", new { agents })
            .ToDictionary(agent => agent.Id, agent => agent.Name);
        return rows.Select(item => item.Row.ToView(item.Detail, id => new NamedReference(id, names.GetValueOrDefault(id, "")))).ToList();
    }

    private static void Add(
        DbConnection connection, long conversationId, long? groupId, string strategy, string outcome, long? agentId, DecisionDetail detail, long now) =>
        connection.Execute(
            """
            insert into routing_decisions (conversation_id, at, group_id, strategy, outcome, agent_id, detail)
            values (@conversationId, @now, @groupId, @strategy, @outcome, @agentId, @detail)
            """,
            new { conversationId, now, groupId, strategy, outcome, agentId, detail = StoredJson.Write(detail) });

    private sealed record Row
    {
        public long At { get; init; }

        public long? GroupId { get; init; }

        public string? GroupName { get; init; }

        public required string Strategy { get; init; }

        public required string Outcome { get; init; }

        public long? AgentId { get; init; }

        public required string Detail { get; init; }

        public RoutingDecisionView ToView(DecisionDetail detail, Func<long, NamedReference> agent) => new(
            StoredTime.From(At),
            GroupId is { } group ? new NamedReference(group, GroupName ?? "") : null,
            Strategy,
            Outcome,
            AgentId is { } chosen ? agent(chosen) : null,
            detail.Candidates.Select(c => new RoutingCandidateView(agent(c.AgentId), c.Score, c.Load, c.Capacity, c.Reason)).ToList(),
            detail.Skipped.Select(skip => new RoutingSkipView(agent(skip.AgentId), skip.Why)).ToList(),
            detail.Fault);
    }
}
