using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Makes an empty installation usable: the built-in roles and the first admin.</summary>
public sealed class FirstRun(
    IDatabase database, IPasswordHasher hasher, PasswordPolicy policy, InitialPasswordFile file, AuditLog audit, TimeProvider clock)
{
    // Colleagues and customers read it; a login is neither a name nor theirs to know.
    private const string AdminName = "管理员";

    /// <summary>
    /// Called at every start, after the migrations. Makes missing built-in roles, and the first admin where there is no
    /// agent at all.
    /// </summary>
    /// <param name="login">The first admin's login.</param>
    /// <param name="password">Their password, which need not be changed; null to generate one, which must be.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The admin just made; null when there were agents already.</returns>
    public async Task<FirstAdmin?> RunAsync(string login, string? password, CancellationToken cancellationToken)
    {
        await database.WriteAsync(AddRoles, cancellationToken);
        if (database.Read(connection => connection.ExecuteScalar<long?>("select id from agents limit 1")) is not null)
            return null;
        var generated = password is null ? GeneratedPassword.New(policy, login) : null;
        var hash = await hasher.HashAsync(password ?? generated!, cancellationToken);
        if (hash.IsRefused)
            throw new InvalidOperationException("Nothing else hashes while the server starts.");

        // Before the commit: an account whose password nobody can read would be worse than a file without an account.
        if (generated is not null)
            file.Write(login, generated);
        var id = await database.WriteAsync(session => AddAdmin(session, login, hash.Value, mustChange: generated is not null), cancellationToken);
        return new FirstAdmin(id, login, generated, file.Path);
    }

    private void AddRoles(IWriteSession session)
    {
        var present = session.Connection.Query<string>("select built_in from roles where built_in is not null").ToHashSet();
        foreach (var role in BuiltInRoles.All.Where(role => !present.Contains(role.Key)))
        {
            session.Connection.Execute(
                """
                insert into roles (built_in, name, permissions, scopes, pools, mask, created_at, updated_at)
                values (@Key, @Name, @permissions, @scopes, @Pools, @mask, @now, @now)
                """,
                new
                {
                    role.Key,
                    role.Name,
                    role.Pools,
                    permissions = RoleJson.Write(role.Permissions),
                    scopes = RoleJson.Write(role.Scopes),
                    mask = RoleJson.Write(role.Mask),
                    now = Now(),
                });
        }
    }

    private long AddAdmin(IWriteSession session, string login, string hash, bool mustChange)
    {
        var now = Now();
        var id = session.Connection.ExecuteScalar<long>(
            """
            insert into agents (login, login_key, display_name, state, password_hash, must_change_password, password_changed_at, security_stamp, created_at, updated_at)
            values (@login, @key, @name, 'enabled', @hash, @mustChange, @now, @stamp, @now, @now)
            returning id
            """,
            new { login, key = LoginKey.Of(login), name = AdminName, hash, mustChange = mustChange ? 1 : 0, now, stamp = OpaqueToken.New(128) });
        session.Connection.Execute(
            "insert into agent_roles (agent_id, role_id, since) select @id, id, @now from roles where built_in = @role",
            new { id, now, role = BuiltInRoles.SuperAdmin });
        audit.Append(session, Actor.System, "agent.created", "agent", id, new { by = "first_run" });
        session.Append(AccountEvents.Agent(id));
        return id;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
