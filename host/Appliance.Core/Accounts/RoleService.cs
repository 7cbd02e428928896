using Appliance.Core.Accounts.Limits;
using Appliance.Core.Audit;
using Appliance.Core.Conversations;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Roles: sets of permissions with a data scope.</summary>
public sealed class RoleService(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private static readonly Refusal ExceedsOwn = new(RefusalKind.Forbidden, "exceeds_own");

    /// <summary>All roles, by id. Needs <c>roles.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<RoleView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.RolesView))
            return Refusal.Forbidden(Permissions.RolesView);
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        return page.Cut(database.Read(connection => RoleStore.List(connection, after.Id, page.Fetch)), role => new PageCursor(0, role.Id));
    }

    /// <summary>One role. Needs <c>roles.view</c>. Refused: forbidden, not_found.</summary>
    public Result<RoleView> Get(Actor actor, long id)
    {
        if (!actor.May(Permissions.RolesView))
            return Refusal.Forbidden(Permissions.RolesView);
        return database.Read(connection => RoleStore.Find(connection, id)) is { } role ? role : Refusal.NotFound;
    }

    /// <summary>
    /// Who holds a role, of agents whom the caller may see, by name. Needs <c>roles.view</c> and <c>agents.view</c>. Refused: forbidden.
    /// </summary>
    public Result<IReadOnlyList<NamedReference>> Holders(Actor actor, long id, int most)
    {
        if (!actor.May(Permissions.RolesView))
            return Refusal.Forbidden(Permissions.RolesView);
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { id, most });
        return database.Read(connection => connection.Query<NamedReference>(
            $"""
            select a.id as Id, a.display_name as Name from agent_roles ar join agents a on a.id = ar.agent_id
            where ar.role_id = @id and a.state <> 'anonymised' and {OrganizationScope.Agents(OrganizationScope.View(actor))} order by a.display_name, a.id limit @most
            """,
            parameters).AsList());
    }

    /// <summary>Makes a role, of what the caller has themselves. Needs <c>roles.edit</c>. Refused: forbidden, exceeds_own, invalid.</summary>
    public async Task<Result<RoleView>> CreateAsync(Actor actor, RoleInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.RolesEdit))
            return Refusal.Forbidden(Permissions.RolesEdit);
        var role = Merge(new RoleView(0, "", false, null, [], new Dictionary<string, AreaScope>(), ScopeRule.NoPool, null, []), input);
        if (RoleRules.Check(role) is { } refusal)
            return refusal;
        if (!Covers(actor, role))
            return ExceedsOwn;
        return await database.WriteAsync<Result<RoleView>>(session =>
        {
            var id = RoleStore.Insert(session.Connection, role, clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, actor, "role.created", "role", id, Rights(role));
            session.Append(AccountEvents.Role(id));
            return RoleStore.Find(session.Connection, id)!;
        }, cancellationToken);
    }

    /// <summary>
    /// Changes a role; what is left out stays. Needs <c>roles.edit</c>, and what the role gives before and after.
    /// Refused: forbidden, not_found, built_in (the super admin), exceeds_own, invalid.
    /// </summary>
    public async Task<Result<RoleView>> UpdateAsync(Actor actor, long id, RoleInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.RolesEdit))
            return Refusal.Forbidden(Permissions.RolesEdit);
        var result = await database.WriteAsync<Result<RoleView>>(session =>
        {
            if (RoleStore.Find(session.Connection, id) is not { } before)
                return Refusal.NotFound;
            if (before.Key == BuiltInRoles.SuperAdmin)
                return Refusal.Refused("built_in");
            var role = Merge(before, input);
            if (RoleRules.Check(role) is { } refusal)
                return refusal;
            if (!Covers(actor, before) || !Covers(actor, role))
                return ExceedsOwn;
            RoleStore.Update(session.Connection, role, clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, actor, "role.changed", "role", id, new { before = Rights(before), after = Rights(role) });
            session.Append(AccountEvents.Role(id));
            return RoleStore.Find(session.Connection, id)!;
        }, cancellationToken);
        actors.Forget();
        return result;
    }

    /// <summary>Deletes a role that nobody has. Needs <c>roles.edit</c>. Refused: forbidden, not_found, built_in, in_use (409).</summary>
    public async Task<Refusal?> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.RolesEdit))
            return Refusal.Forbidden(Permissions.RolesEdit);
        return await database.WriteAsync(session =>
        {
            if (RoleStore.Find(session.Connection, id) is not { } role)
                return Refusal.NotFound;
            if (role.BuiltIn)
                return Refusal.Refused("built_in");
            if (!Covers(actor, role))
                return ExceedsOwn;
            if (session.Connection.ExecuteScalar<long?>("select 1 from agent_roles where role_id = @id limit 1", new { id }) is not null)
                return Refusal.Conflict("in_use");
            SignInRulesStore.RemoveOfRole(session.Connection, id);
            session.Connection.Execute("delete from roles where id = @id", new { id });
            audit.Append(session, actor, "role.deleted", "role", id, Rights(role));
            session.Append(AccountEvents.Role(id));
            return null;
        }, cancellationToken);
    }

    private static RoleView Merge(RoleView stored, RoleInput input) => stored with
    {
        Name = input.Name.Or(stored.Name).Trim(),
        Permissions = input.Permissions.Or(stored.Permissions),
        Scopes = input.Scopes.Or(stored.Scopes),
        Pools = input.Pools.Or(stored.Pools),
        ChannelAccountIds = input.ChannelAccountIds.Or(stored.ChannelAccountIds),
        Mask = input.Mask.Or(stored.Mask),
    };

    private static bool Covers(Actor actor, RoleView role) => RightsComparison.Covers(
        actor,
        role.Permissions,
        new DataScope(
            null, [], [], role.ChannelAccountIds,
            role.Scopes.ToDictionary(scope => scope.Key, scope => scope.Value.View),
            role.Scopes.ToDictionary(scope => scope.Key, scope => scope.Value.Edit))
        {
            ViewRules = new Dictionary<string, IReadOnlyList<ScopeRule>>
            {
                [ScopeAreas.Customers] =
                    [new ScopeRule(role.Scopes.GetValueOrDefault(ScopeAreas.Customers)?.View ?? Reach.None, role.ChannelAccountIds, role.Pools)],
            },
            Mask = role.Permissions.Contains(Permissions.CustomersView) || role.Permissions.Contains(Permissions.ConversationsView) ? role.Mask : RoleRules.Maskable,
        });

    private static object Rights(RoleView role) => new { role.Permissions, role.Scopes, role.Pools, role.ChannelAccountIds, role.Mask };
}
