using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of groups.</summary>
internal static class GroupStore
{
    private const string Columns =
        """
        g.id as Id, g.name as Name, g.strategy as Strategy, g.hours_id as HoursId, g.overflow_group_id as OverflowGroupId,
        g.overflow_after_seconds as OverflowAfterSeconds, g.unanswered_seconds as UnansweredSeconds
        """;

    public static List<GroupView> List(DbConnection connection, string condition, object parameters)
    {
        var rows = connection.Query<Row>($"select {Columns} from agent_groups g where {condition}", parameters).AsList();
        var members = connection
            .Query<(long GroupId, long AgentId)>(
                """
                select m.group_id, m.agent_id from group_members m join agents a on a.id = m.agent_id
                where m.group_id in @ids and a.state <> 'importing' order by m.agent_id
                """, new { ids = rows.ConvertAll(row => row.Id) })
            .ToLookup(pair => pair.GroupId, pair => pair.AgentId);
        return rows.ConvertAll(row => new GroupView(
            row.Id, row.Name, [.. members[row.Id]], row.Strategy, row.HoursId,
            row.OverflowGroupId is { } id && row.OverflowAfterSeconds is { } after ? new OverflowView(id, after) : null,
            row.UnansweredSeconds));
    }

    public static long Insert(DbConnection connection, GroupView group, long now) => connection.ExecuteScalar<long>(
        """
        insert into agent_groups (name, strategy, overflow_group_id, overflow_after_seconds, unanswered_seconds, created_at, updated_at)
        values (@Name, @Strategy, @overflowGroupId, @overflowAfterSeconds, @UnansweredSeconds, @now, @now)
        returning id
        """,
        Parameters(group, now));

    public static void Update(DbConnection connection, GroupView group, long now) => connection.Execute(
        """
        update agent_groups set name = @Name, strategy = @Strategy, overflow_group_id = @overflowGroupId,
            overflow_after_seconds = @overflowAfterSeconds, unanswered_seconds = @UnansweredSeconds, updated_at = @now
        where id = @Id
        """,
        Parameters(group, now));

    private static object Parameters(GroupView group, long now) => new
    {
        group.Id,
        group.Name,
        group.Strategy,
        overflowGroupId = group.Overflow?.GroupId,
        overflowAfterSeconds = group.Overflow?.AfterSeconds,
        group.UnansweredSeconds,
        now,
    };

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Strategy { get; init; } = "";
        public long? HoursId { get; init; }
        public long? OverflowGroupId { get; init; }
        public int? OverflowAfterSeconds { get; init; }
        public int? UnansweredSeconds { get; init; }
    }
}
