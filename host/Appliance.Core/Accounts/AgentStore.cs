using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of agents, their groups, roles, skills and channel accounts.</summary>
internal static class AgentStore
{
    public static AgentDetail? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<AgentRow>($"select {AgentRow.Columns} from agents a where a.id = @id", new { id }) is { } row
            ? WithLists(connection, [row])[0]
            : null;

    /// <summary>Adds groups, roles, skills and channel accounts to rows, in four queries whatever their number.</summary>
    public static List<AgentDetail> WithLists(DbConnection connection, IReadOnlyCollection<AgentRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var groups = Lists(connection, "select agent_id as Id, group_id as Value from group_members where agent_id in @ids order by group_id", ids);
        var roles = Lists(connection, "select agent_id as Id, role_id as Value from agent_roles where agent_id in @ids order by role_id", ids);
        var skills = connection
            .Query<(long AgentId, string Name, long Level)>("select agent_id, name, level from agent_skills where agent_id in @ids order by name", new { ids })
            .ToLookup(skill => skill.AgentId, skill => new SkillView(skill.Name, (int)skill.Level));
        var channels = Lists(connection, "select agent_id as Id, channel_account_id as Value from agent_channels where agent_id in @ids order by channel_account_id", ids);
        return [.. rows.Select(row => new AgentDetail(row, [.. groups[row.Id]], [.. roles[row.Id]], [.. skills[row.Id]], [.. channels[row.Id]]))];
    }

    public static long Insert(DbConnection connection, AgentDetail agent, string? passwordHash, string? startCodeHash, long now, long? importId = null) =>
        connection.ExecuteScalar<long>(
            """
            insert into agents (login, login_key, display_name, title, nickname, email, email_key, phone, phone_key, department_id, job_number, capacity, languages,
                locale, state, avatar_file_id, phone_hidden, offline_text, scope_limit, template_id, import_id,
                password_hash, start_code_hash, must_change_password, password_changed_at, security_stamp, created_at, updated_at)
            values (@Login, @loginKey, @DisplayName, @Title, @Nickname, @Email, @emailKey, @Phone, @phoneKey, @DepartmentId, @JobNumber, @Capacity, @Languages,
                @Locale, @State, @AvatarFileId, @PhoneHidden, @OfflineText, @ScopeLimit, @TemplateId, @importId,
                @passwordHash, @startCodeHash, @MustChangePassword, @passwordChangedAt, @stamp, @now, @now)
            returning id
            """,
            Parameters(agent.Row, now, new
            {
                importId,
                passwordHash,
                startCodeHash,
                passwordChangedAt = passwordHash is null ? (long?)null : now,
                stamp = OpaqueToken.New(128),
            }));

    public static void Update(DbConnection connection, AgentRow row, long now) => connection.Execute(
        """
        update agents set login = @Login, login_key = @loginKey, display_name = @DisplayName, title = @Title, nickname = @Nickname, email = @Email,
            email_key = @emailKey, phone = @Phone, phone_key = @phoneKey, department_id = @DepartmentId, job_number = @JobNumber, capacity = @Capacity, languages = @Languages,
            locale = @Locale, state = @State, avatar_file_id = @AvatarFileId, phone_hidden = @PhoneHidden, offline_text = @OfflineText,
            scope_limit = @ScopeLimit, template_id = @TemplateId, updated_at = @now
        where id = @Id
        """,
        Parameters(row, now, null));

    /// <summary>Sets the lists to what they shall be; what was there already keeps the time since when.</summary>
    public static void SetLists(DbConnection connection, AgentDetail agent, long? grantedBy, long now)
    {
        var (id, groups, roles) = (agent.Row.Id, agent.GroupIds, agent.RoleIds);
        connection.Execute("delete from group_members where agent_id = @id and group_id not in @groups", new { id, groups });
        connection.Execute("delete from agent_roles where agent_id = @id and role_id not in @roles", new { id, roles });
        connection.Execute("delete from agent_skills where agent_id = @id", new { id });
        connection.Execute("delete from agent_channels where agent_id = @id", new { id });
        AddLists(connection, agent, grantedBy, now);
    }

    /// <summary>Adds what an account has of groups, roles, skills and channel accounts.</summary>
    public static void AddLists(DbConnection connection, AgentDetail agent, long? grantedBy, long now)
    {
        var id = agent.Row.Id;
        foreach (var groupId in agent.GroupIds)
        {
            connection.Execute(
                "insert into group_members (group_id, agent_id, since) values (@groupId, @id, @now) on conflict (group_id, agent_id) do nothing",
                new { groupId, id, now });
        }

        foreach (var roleId in agent.RoleIds)
        {
            connection.Execute(
                "insert into agent_roles (agent_id, role_id, since, granted_by) values (@id, @roleId, @now, @grantedBy) on conflict (agent_id, role_id) do nothing",
                new { id, roleId, now, grantedBy });
        }

        foreach (var skill in agent.Skills)
            connection.Execute("insert into agent_skills (agent_id, name, level) values (@id, @Name, @Level)", new { id, skill.Name, skill.Level });
        foreach (var accountId in agent.ChannelAccountIds)
            connection.Execute("insert into agent_channels (agent_id, channel_account_id) values (@id, @accountId)", new { id, accountId });
    }

    /// <summary>
    /// Whether no enabled super admin with a password of their own remains when this agent is none: somebody must come back
    /// in when no directory answers. Those who are it for a time alone do not count.
    /// </summary>
    public static bool IsLastAdmin(DbConnection connection, long agentId)
    {
        var admins = connection.Query<long>(
            """
            select ar.agent_id from roles r join agent_roles ar on ar.role_id = r.id join agents a on a.id = ar.agent_id
            where r.built_in = @role and a.state = 'enabled' and a.password_hash is not null and ar.until_at is null and a.ends_at is null limit 2
            """,
            new { role = BuiltInRoles.SuperAdmin }).AsList();
        return admins is [var only] && only == agentId;
    }

    public static long RoleId(DbConnection connection, string builtIn) =>
        connection.ExecuteScalar<long>("select id from roles where built_in = @builtIn", new { builtIn });

    public static bool Exist(DbConnection connection, string table, IReadOnlyCollection<long> ids) =>
        ids.Count == 0 || connection.ExecuteScalar<int>($"select count(*) from {table} where id in @ids", new { ids }) == ids.Count;

    public static bool LoginTaken(DbConnection connection, string loginKey, long exceptId) =>
        connection.ExecuteScalar<long?>("select 1 from agents where login_key = @loginKey and id <> @exceptId", new { loginKey, exceptId }) is not null;

    private static ILookup<long, long> Lists(DbConnection connection, string sql, long[] ids) =>
        connection.Query<(long Id, long Value)>(sql, new { ids }).ToLookup(pair => pair.Id, pair => pair.Value);

    private static DynamicParameters Parameters(AgentRow row, long now, object? more)
    {
        var parameters = new DynamicParameters(row);
        parameters.Add("loginKey", LoginKey.Of(row.Login));
        parameters.Add("emailKey", row.Email is null ? null : LoginKey.Of(row.Email));
        parameters.Add("phoneKey", PhoneKey.Of(row.Phone));
        parameters.Add("now", now);
        if (more is not null)
            parameters.AddDynamicParams(more);
        return parameters;
    }
}
