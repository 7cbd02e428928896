using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.Import;

/// <summary>The set-based statements of an import: 5,000 accounts in one write of a few dozen milliseconds.</summary>
internal static class ImportSql
{
    public static bool ChangedSince(DbConnection connection, long importId) => connection.ExecuteScalar<long?>(
        """
        select 1 from agent_import_changes c join agents a on a.id = c.agent_id
        where c.import_id = @importId and (a.updated_at <> c.seen_at or a.state = 'anonymised') limit 1
        """,
        new { importId }) is not null;

    public static void Show(DbConnection connection, long importId, long? grantedBy, long now)
    {
        connection.Execute("update agents set state = 'invited', updated_at = @now where import_id = @importId and state = 'importing'", new { importId, now });
        connection.Execute(
            """
            update agents set display_name = s.display_name, title = s.title, nickname = s.nickname, email = s.email, email_key = s.email_key,
                phone = s.phone, phone_key = s.phone_key, department_id = s.department_id, job_number = s.job_number, capacity = s.capacity,
                languages = s.languages, phone_hidden = s.phone_hidden, offline_text = s.offline_text, scope_limit = s.scope_limit,
                template_id = s.template_id, updated_at = @now
            from agent_import_changes c join agents s on s.id = c.shadow_id
            where c.import_id = @importId and agents.id = c.agent_id
            """,
            new { importId, now });
        ShowGroups(connection, importId, now);
        ShowRoles(connection, importId, grantedBy, now);
        connection.Execute("delete from agent_skills where agent_id in (select agent_id from agent_import_changes where import_id = @importId)", new { importId });
        connection.Execute(
            """
            insert into agent_skills (agent_id, name, level)
            select c.agent_id, s.name, s.level from agent_import_changes c join agent_skills s on s.agent_id = c.shadow_id where c.import_id = @importId
            """,
            new { importId });
        connection.Execute("delete from agent_channels where agent_id in (select agent_id from agent_import_changes where import_id = @importId)", new { importId });
        connection.Execute(
            """
            insert into agent_channels (agent_id, channel_account_id)
            select c.agent_id, s.channel_account_id from agent_import_changes c join agent_channels s on s.agent_id = c.shadow_id where c.import_id = @importId
            """,
            new { importId });
    }

    /// <summary>Every account of the import is to be checked.</summary>
    public static void Check(DbConnection connection, long importId, long now) => connection.Execute(
        """
        insert into onboarding_due (agent_id, cause, at)
        select id, 'created', @now from agents where import_id = @importId and state <> 'importing'
        union select agent_id, 'changed', @now from agent_import_changes where import_id = @importId
        on conflict (agent_id) do update set at = excluded.at
        """,
        new { importId, now });

    /// <summary>Takes hidden rows away, at most <paramref name="limit"/>; returns how many.</summary>
    public static int Clean(DbConnection connection, int limit)
    {
        var ids = connection.Query<long>(
            """
            select a.id from agents a left join agent_import_changes c on c.shadow_id = a.id
            where a.state = 'importing' and not exists (
                select 1 from agent_imports i where i.id = coalesce(a.import_id, c.import_id) and i.state = 'saving')
            limit @limit
            """,
            new { limit }).AsList();
        if (ids.Count == 0)
            return 0;
        connection.Execute("delete from agent_import_changes where shadow_id in @ids", new { ids });
        connection.Execute("delete from group_members where agent_id in @ids", new { ids });
        connection.Execute("delete from agent_roles where agent_id in @ids", new { ids });
        connection.Execute("delete from agent_skills where agent_id in @ids", new { ids });
        connection.Execute("delete from agent_channels where agent_id in @ids", new { ids });
        connection.Execute("delete from agents where id in @ids", new { ids });
        return ids.Count;
    }

    // What stays keeps the time since when, and until when.
    private static void ShowGroups(DbConnection connection, long importId, long now)
    {
        connection.Execute(
            """
            delete from group_members where agent_id in (select agent_id from agent_import_changes where import_id = @importId)
                and not exists (
                    select 1 from agent_import_changes c join group_members s on s.agent_id = c.shadow_id
                    where c.import_id = @importId and c.agent_id = group_members.agent_id and s.group_id = group_members.group_id)
            """,
            new { importId });
        connection.Execute(
            """
            insert into group_members (group_id, agent_id, since)
            select s.group_id, c.agent_id, @now from agent_import_changes c join group_members s on s.agent_id = c.shadow_id where c.import_id = @importId
            on conflict (group_id, agent_id) do nothing
            """,
            new { importId, now });
    }

    private static void ShowRoles(DbConnection connection, long importId, long? grantedBy, long now)
    {
        connection.Execute(
            """
            delete from agent_roles where agent_id in (select agent_id from agent_import_changes where import_id = @importId)
                and not exists (
                    select 1 from agent_import_changes c join agent_roles s on s.agent_id = c.shadow_id
                    where c.import_id = @importId and c.agent_id = agent_roles.agent_id and s.role_id = agent_roles.role_id)
            """,
            new { importId });
        connection.Execute(
            """
            insert into agent_roles (agent_id, role_id, since, granted_by)
            select c.agent_id, s.role_id, @now, @grantedBy from agent_import_changes c join agent_roles s on s.agent_id = c.shadow_id
            where c.import_id = @importId
            on conflict (agent_id, role_id) do nothing
            """,
            new { importId, grantedBy, now });
    }
}
