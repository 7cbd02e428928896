using System.Data.Common;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Cover;

/// <summary>The SQL of what is given until a time.</summary>
internal static class CoverStore
{
    /// <summary>Rows with their names over <c>temporary_rights t join agents a</c>; a condition follows.</summary>
    public const string Select =
        """
        select t.id as Id, t.agent_id as AgentId, a.display_name as AgentName, t.kind as Kind, t.object_id as ObjectId,
            case t.kind when 'role' then (select name from roles where id = t.object_id)
                when 'group' then (select name from agent_groups where id = t.object_id)
                else (select name from channel_accounts where id = t.object_id) end as ObjectName,
            case t.kind when 'role' then (select built_in from roles where id = t.object_id) end as ObjectKey,
            t.reason as Reason, t.given_by as GivenById, g.display_name as GivenBy, t.given_at as GivenAt, t.until_at as UntilAt,
            t.ended_at as EndedAt, t.end_reason as EndReason, t.ended_by as EndedById, e.display_name as EndedBy
        from temporary_rights t
        join agents a on a.id = t.agent_id
        left join agents g on g.id = t.given_by
        left join agents e on e.id = t.ended_by
        """;

    /// <summary>What the agent has for a time alone at <paramref name="now"/>.</summary>
    public static LiveCover Live(DbConnection connection, long agentId, long now)
    {
        var rows = connection.Query<(string Kind, long ObjectId, long UntilAt)>(
            "select kind, object_id, until_at from temporary_rights where agent_id = @agentId and ended_at is null and until_at > @now",
            new { agentId, now }).AsList();
        return new LiveCover(
            [.. rows.Where(row => row.Kind == CoverKinds.Channel).Select(row => row.ObjectId)],
            rows.Count == 0 ? null : rows.Min(row => row.UntilAt));
    }

    public static CoverRow? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<CoverRow>($"{Select} where t.id = @id", new { id });

    /// <summary>The oldest of what has run out.</summary>
    public static List<CoverRow> Expired(DbConnection connection, long now, int limit) => connection.Query<CoverRow>(
        $"{Select} where t.ended_at is null and t.until_at <= @now order by t.until_at limit @limit", new { now, limit }).AsList();

    /// <summary>What ends soon and has not been told yet.</summary>
    public static List<CoverRow> ToWarn(DbConnection connection, long now, int limit) => connection.Query<CoverRow>(
        $"{Select} where t.ended_at is null and t.warn_at <= @now order by t.warn_at limit @limit", new { now, limit }).AsList();

    public static void Warned(DbConnection connection, long id) =>
        connection.Execute("update temporary_rights set warn_at = null where id = @id", new { id });

    /// <summary>When the next of all this is due, ends of accounts included; null for never.</summary>
    public static long? NextDue(DbConnection connection) => connection.ExecuteScalar<long?>(
        """
        select min(due) from (
            select min(until_at) as due from temporary_rights where ended_at is null
            union all select min(warn_at) from temporary_rights where ended_at is null and warn_at is not null
            union all select min(ends_at) from agents where ends_at is not null and state in ('enabled', 'invited', 'pending')
            union all select min(ends_warn_at) from agents where ends_at is not null and state in ('enabled', 'invited', 'pending'))
        """);

    public static long Insert(DbConnection connection, NewCover cover, long? givenBy, long? warnAt, long now)
    {
        var untilAt = cover.Until.ToUnixTimeMilliseconds();
        switch (cover.Kind)
        {
            case CoverKinds.Role:
                connection.Execute(
                    "insert into agent_roles (agent_id, role_id, since, granted_by, until_at) values (@AgentId, @ObjectId, @now, @givenBy, @untilAt)",
                    new { cover.AgentId, cover.ObjectId, now, givenBy, untilAt });
                break;
            case CoverKinds.Group:
                connection.Execute(
                    "insert into group_members (group_id, agent_id, since, until_at) values (@ObjectId, @AgentId, @now, @untilAt)",
                    new { cover.AgentId, cover.ObjectId, now, untilAt });
                break;
        }
        OnBoardingStore.Due(connection, cover.AgentId, "changed", now);
        return connection.ExecuteScalar<long>(
            """
            insert into temporary_rights (agent_id, kind, object_id, reason, given_by, given_at, until_at, warn_at)
            values (@AgentId, @Kind, @ObjectId, @reason, @givenBy, @now, @untilAt, @warnAt) returning id
            """,
            new { cover.AgentId, cover.Kind, cover.ObjectId, reason = cover.Reason.Trim(), givenBy, now, untilAt, warnAt });
    }

    /// <summary>Ends one: what it gave goes, the record stays.</summary>
    public static void End(IWriteSession session, CoverRow cover, string reason, long? by, long now)
    {
        var connection = session.Connection;
        connection.Execute(
            "update temporary_rights set ended_at = @now, end_reason = @reason, ended_by = @by, warn_at = null where id = @Id",
            new { cover.Id, now, reason, by });
        if (cover.Kind == CoverKinds.Role)
        {
            connection.Execute(
                "delete from agent_roles where agent_id = @AgentId and role_id = @ObjectId and until_at is not null", new { cover.AgentId, cover.ObjectId });
        }
        else if (cover.Kind == CoverKinds.Group)
        {
            connection.Execute(
                "delete from group_members where agent_id = @AgentId and group_id = @ObjectId and until_at is not null", new { cover.AgentId, cover.ObjectId });
        }
        OnBoardingStore.Due(connection, cover.AgentId, "changed", now);
        session.Append(AccountEvents.Agent(cover.AgentId));
    }

    /// <summary>After an account's roles and groups were set in another way: what is no longer there has ended.</summary>
    public static void EndMissing(DbConnection connection, long agentId, string reason, long? by, long now) => connection.Execute(
        """
        update temporary_rights set ended_at = @now, end_reason = @reason, ended_by = @by, warn_at = null
        where agent_id = @agentId and ended_at is null and (
            (kind = 'role' and not exists (select 1 from agent_roles where agent_id = @agentId and role_id = object_id))
            or (kind = 'group' and not exists (select 1 from group_members where agent_id = @agentId and group_id = object_id)))
        """,
        new { agentId, reason, by, now });

    /// <summary>When an agent leaves: all of it.</summary>
    public static void EndAll(DbConnection connection, long agentId, string reason, long? by, long now) => connection.Execute(
        "update temporary_rights set ended_at = @now, end_reason = @reason, ended_by = @by, warn_at = null where agent_id = @agentId and ended_at is null",
        new { agentId, reason, by, now });
}
