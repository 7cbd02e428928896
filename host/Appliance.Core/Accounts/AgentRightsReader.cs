using System.Data.Common;
using System.Text.Json;
using Appliance.Core.Accounts.Cover;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Resolves an agent's roles into permissions and scope.</summary>
internal static class AgentRightsReader
{
    private const string Columns =
        "r.built_in as BuiltIn, r.permissions as Permissions, r.scopes as Scopes, r.channel_account_ids as ChannelAccountIds, r.pools as Pools, r.mask as Mask";

    /// <summary>What the agent has at <paramref name="now"/>: what was given until an earlier time no longer counts, taken back or not.</summary>
    public static AgentRights Read(DbConnection connection, long agentId, long? departmentId, long now)
    {
        var roles = connection.Query<RoleRow>(
            $"""
            select {Columns} from agent_roles ar join roles r on r.id = ar.role_id
            where ar.agent_id = @agentId and (ar.until_at is null or ar.until_at > @now)
            """,
            new { agentId, now }).Select(Grant.From).ToList();
        var groups = connection.Query<long>(
            "select group_id from group_members where agent_id = @agentId and (until_at is null or until_at > @now) order by group_id",
            new { agentId, now }).AsList();
        var departments = departmentId is null ? [] : connection.Query<long>(
            """
            with recursive below (id) as (
                select id from departments where id = @departmentId
                union
                select d.id from departments d join below on d.parent_id = below.id)
            select id from below
            """,
            new { departmentId }).AsList();
        var cover = CoverStore.Live(connection, agentId, now);
        var rights = AccountLimit.Of(connection, agentId).Over(Combine(roles, agentId, groups, departments));
        return rights with { Scope = cover.Widen(rights.Scope), Until = cover.Until };
    }

    /// <summary>What these roles give together, to an account with this limit.</summary>
    public static AgentRights OfRoles(DbConnection connection, IReadOnlyCollection<long> roleIds, AccountLimit limit) =>
        limit.Over(Combine(
            connection.Query<RoleRow>($"select {Columns} from roles r where r.id in @roleIds", new { roleIds }).Select(Grant.From).ToList(), null, [], []));

    private static AgentRights Combine(List<Grant> roles, long? agentId, List<long> groups, List<long> departments)
    {
        var granted = roles.SelectMany(role => role.Permissions).Append(Permissions.Self).ToHashSet();
        var view = Widest(roles, grant => grant.View);
        var edit = Widest(roles, grant => grant.Edit);
        return new AgentRights(granted, new DataScope(agentId, groups, departments, Accounts(roles, view, edit), view, edit)
        {
            Mask = Masked(roles),
            ViewRules = ScopeAreas.Names.ToDictionary(area => area, area => Rules(roles, area, grant => grant.View, pools: area == ScopeAreas.Customers)),

            // Whoever wants to change a customer in a pool claims them first.
            EditRules = ScopeAreas.Names.ToDictionary(area => area, area => Rules(roles, area, grant => grant.Edit, pools: false)),
        });
    }

    private static IReadOnlyList<ScopeRule> Rules(List<Grant> roles, string area, Func<Grant, IReadOnlyDictionary<string, Reach>> side, bool pools) =>
        ScopeRule.Simplify(roles.Select(role =>
            new ScopeRule(side(role).GetValueOrDefault(area), role.ChannelAccountIds, pools ? role.Pools : ScopeRule.NoPool)));

    private static Dictionary<string, Reach> Widest(List<Grant> roles, Func<Grant, IReadOnlyDictionary<string, Reach>> side) =>
        ScopeAreas.Names.ToDictionary(area => area, area => roles.Select(role => side(role).GetValueOrDefault(area)).DefaultIfEmpty().Max());

    /// <summary>
    /// Masked unless a role shows it: one that shows customers or, where none does, one that shows what they write. A role
    /// that shows neither shows nothing of their contacts either.
    /// </summary>
    private static string[] Masked(List<Grant> roles)
    {
        var showing = roles.Where(role => role.Permissions.Contains(Permissions.CustomersView)).ToList();
        if (showing.Count == 0)
            showing = roles.Where(role => role.Permissions.Contains(Permissions.ConversationsView)).ToList();
        return [.. RoleRules.Maskable.Where(field => showing.TrueForAll(role => role.Mask.Contains(field)))];
    }

    /// <summary>
    /// A role's limit to channel accounts must not be lifted by another role that reaches less far: the limit falls only
    /// where roles without one reach as far as all roles together.
    /// </summary>
    private static List<long>? Accounts(List<Grant> roles, Dictionary<string, Reach> view, Dictionary<string, Reach> edit)
    {
        var free = roles.Where(role => role.ChannelAccountIds is null).ToList();
        var limited = roles.Where(role => role.ChannelAccountIds is not null).ToList();
        if (limited.Count == 0)
            return null;
        var freeView = Widest(free, grant => grant.View);
        var freeEdit = Widest(free, grant => grant.Edit);
        if (free.Count > 0 && ScopeAreas.Names.All(area => freeView[area] == view[area] && freeEdit[area] == edit[area]))
            return null;
        return [.. limited.SelectMany(role => role.ChannelAccountIds!).Distinct().Order()];
    }

    private sealed class RoleRow
    {
        public string? BuiltIn { get; init; }
        public string Permissions { get; init; } = "[]";
        public string Scopes { get; init; } = "{}";
        public string? ChannelAccountIds { get; init; }
        public string Pools { get; init; } = ScopeRule.NoPool;
        public string Mask { get; init; } = "[]";
    }

    private sealed record Grant(
        IReadOnlyCollection<string> Permissions,
        IReadOnlyDictionary<string, Reach> View,
        IReadOnlyDictionary<string, Reach> Edit,
        IReadOnlyList<long>? ChannelAccountIds,
        string Pools,
        IReadOnlyCollection<string> Mask)
    {
        public static Grant From(RoleRow row)
        {
            // A permission that a later version adds is the super admin's at once: the row's list is not asked.
            if (row.BuiltIn == BuiltInRoles.SuperAdmin)
                return new Grant([.. PermissionRegistry.Names], DataScope.Everything.View, DataScope.Everything.Edit, null, ScopeRule.CompanyPool, []);
            var scopes = RoleJson.ReadScopes(row.Scopes);
            return new Grant(
                RoleJson.ReadNames(row.Permissions),
                scopes.ToDictionary(scope => scope.Key, scope => scope.Value.View),
                scopes.ToDictionary(scope => scope.Key, scope => scope.Value.Edit),
                row.ChannelAccountIds is null ? null : JsonSerializer.Deserialize<List<long>>(row.ChannelAccountIds),
                row.Pools,
                RoleJson.ReadNames(row.Mask));
        }
    }
}
