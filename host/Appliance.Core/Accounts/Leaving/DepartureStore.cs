using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>The SQL of leavings and of what is handed over in them.</summary>
internal static class DepartureStore
{
    /// <summary>The agent's leaving that has not ended; null for none.</summary>
    public static DepartureRow? Open(DbConnection connection, long agentId) => connection.QuerySingleOrDefault<DepartureRow>(
        $"{DepartureRow.Columns} where agent_id = @agentId and closed_at is null", new { agentId });

    /// <summary>The newest, ended or not.</summary>
    public static DepartureRow? Last(DbConnection connection, long agentId) => connection.QueryFirstOrDefault<DepartureRow>(
        $"{DepartureRow.Columns} where agent_id = @agentId order by id desc limit 1", new { agentId });

    public static long Insert(DbConnection connection, long agentId, long? startedBy, long now) => connection.ExecuteScalar<long>(
        "insert into departures (agent_id, state, started_by, started_at) values (@agentId, 'handing_over', @startedBy, @now) returning id",
        new { agentId, startedBy, now });

    public static void RightsTaken(DbConnection connection, long id, TakenRights taken, long now) => connection.Execute(
        "update departures set state = 'rights_taken', rights_taken_at = @now, taken = @taken where id = @id",
        new { id, now, taken = StoredJson.Write(taken) });

    public static void Disabled(DbConnection connection, long id, long now) =>
        connection.Execute("update departures set state = 'disabled', disabled_at = @now where id = @id", new { id, now });

    /// <summary>Ends the agent's open leaving, if there is one, and stops what is still being handed over.</summary>
    public static void Close(DbConnection connection, long agentId, string state, long now)
    {
        if (Open(connection, agentId) is not { } open)
            return;
        connection.Execute("update departures set state = @state, closed_at = @now where id = @Id", new { open.Id, state, now });
        connection.Execute(
            "update departure_moves set finished_at = @now, fault = 'stopped' where departure_id = @Id and finished_at is null", new { open.Id, now });
    }

    /// <summary>The newest hand-over of each kind.</summary>
    public static Dictionary<string, MoveRow> LastMoves(DbConnection connection, long departureId) => connection.Query<MoveRow>(
        $"""
        {MoveRow.Columns} where departure_id = @departureId
          and id in (select max(id) from departure_moves where departure_id = @departureId group by kind)
        """,
        new { departureId }).ToDictionary(move => move.Kind);

    /// <summary>What is being handed over now, the oldest first.</summary>
    public static List<long> Running(DbConnection connection) =>
        connection.Query<long>("select id from departure_moves where finished_at is null order by id limit 100").AsList();

    public static MoveRow? FindRunning(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<MoveRow>($"{MoveRow.Columns} where id = @id and finished_at is null", new { id });

    public static DepartureRow Find(DbConnection connection, long id) =>
        connection.QuerySingle<DepartureRow>($"{DepartureRow.Columns} where id = @id", new { id });

    public static MoveRow? FindRunning(DbConnection connection, long departureId, string kind) => connection.QuerySingleOrDefault<MoveRow>(
        $"{MoveRow.Columns} where departure_id = @departureId and kind = @kind and finished_at is null", new { departureId, kind });

    public static void InsertMove(DbConnection connection, long departureId, string kind, IReadOnlyList<long> targets, int total, long? startedBy, long now) =>
        connection.Execute(
            """
            insert into departure_moves (departure_id, kind, targets, total, started_by, started_at)
            values (@departureId, @kind, @targets, @total, @startedBy, @now)
            """,
            new { departureId, kind, targets = StoredJson.Write(targets), total, startedBy, now });

    public static void Advance(DbConnection connection, long moveId, HandOverResult result) => connection.Execute(
        "update departure_moves set moved = moved + @Moved, over_capacity = over_capacity + @OverCapacity, queued = queued + @Queued where id = @moveId",
        new { moveId, result.Moved, result.OverCapacity, result.Queued });

    public static void Finish(DbConnection connection, long moveId, string? fault, long now) =>
        connection.Execute("update departure_moves set finished_at = @now, fault = @fault where id = @moveId", new { moveId, fault, now });

    public static DepartureRights Rights(DbConnection connection, long agentId, long now) => connection.QuerySingle<DepartureRights>(
        """
        select (select count(*) from agent_roles where agent_id = @agentId) as Roles,
            (select count(*) from group_members where agent_id = @agentId) as Groups,
            (select count(*) from sessions where agent_id = @agentId and ended_at is null and expires_at > @now) as Sessions,
            (select count(*) from api_tokens where agent_id = @agentId and revoked_at is null and (expires_at is null or expires_at > @now)) as Tokens
        """,
        new { agentId, now });

    /// <summary>Of these agents, in their order, who can take over now: enabled, not leaving, not past their end.</summary>
    public static List<long> Able(DbConnection connection, IReadOnlyList<long> agentIds, long now)
    {
        var able = connection.Query<long>(
            """
            select a.id from agents a
            where a.id in @agentIds and a.state = 'enabled' and (a.ends_at is null or a.ends_at > @now)
              and not exists (select 1 from departures d where d.agent_id = a.id and d.closed_at is null)
            """,
            new { agentIds, now }).ToHashSet();
        return [.. agentIds.Where(able.Contains)];
    }

    /// <summary>The lasting roles and groups; those for a time are not given back.</summary>
    public static TakenRights Take(DbConnection connection, long agentId)
    {
        var taken = new TakenRights(
            connection.Query<long>("select role_id from agent_roles where agent_id = @agentId and until_at is null order by role_id", new { agentId }).AsList(),
            connection.Query<long>("select group_id from group_members where agent_id = @agentId and until_at is null order by group_id", new { agentId }).AsList());
        connection.Execute("delete from agent_roles where agent_id = @agentId", new { agentId });
        connection.Execute("delete from group_members where agent_id = @agentId", new { agentId });
        return taken;
    }
}
