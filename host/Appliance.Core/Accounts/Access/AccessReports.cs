using System.Data.Common;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Access;

/// <summary>Answers "what may this person do and see, and why" by the same rules that services and queries apply.</summary>
public sealed class AccessReports(IDatabase database, ConversationVisibility conversations, TimeProvider clock)
{
    /// <summary>Everything of an agent within the caller's scope. Needs <c>access.view</c>. Refused: forbidden, not_found.</summary>
    public Result<AccessReport> Of(Actor actor, long agentId)
    {
        if (!actor.May(Permissions.AccessView))
            return Refusal.Forbidden(Permissions.AccessView);
        return database.Read<Result<AccessReport>>(connection => Read(connection, actor, agentId) is { } held ? held.Report : Refusal.NotFound);
    }

    /// <summary>
    /// Whether the agent sees one conversation, and by which rules. The caller must see it as well, or asking would tell of
    /// it. Needs <c>access.view</c>. Refused: forbidden, not_found.
    /// </summary>
    public Result<AccessDecision> OfConversation(Actor actor, long agentId, long conversationId)
    {
        if (!actor.May(Permissions.AccessView))
            return Refusal.Forbidden(Permissions.AccessView);
        return database.Read<Result<AccessDecision>>(connection =>
        {
            if (Read(connection, actor, agentId) is not { } held || ConversationStore.Find(connection, conversationId)?.Scope is not { } facets || !conversations.MaySee(actor, facets))
                return Refusal.NotFound;
            return Decide(
                held, ScopeAreas.Conversations, Permissions.ConversationsView, rule => conversations.Covers(held.Rights.Scope, rule, facets));
        });
    }

    /// <summary>The same for a customer.</summary>
    public Result<AccessDecision> OfCustomer(Actor actor, long agentId, long customerId)
    {
        if (!actor.May(Permissions.AccessView))
            return Refusal.Forbidden(Permissions.AccessView);
        return database.Read<Result<AccessDecision>>(connection =>
        {
            if (Read(connection, actor, agentId) is not { } held || !actor.May(Permissions.CustomersView)
                || !Exists(parameters => CustomerVisibility.Sql(actor, parameters)))
                return Refusal.NotFound;
            return Decide(
                held, ScopeAreas.Customers, Permissions.CustomersView, rule => Exists(parameters => CustomerVisibility.Sql(held.Rights.Scope, rule, parameters)));

            bool Exists(Func<DynamicParameters, string> scope)
            {
                var parameters = new DynamicParameters(new { customerId });
                return connection.ExecuteScalar<long?>($"select 1 from customers cu where cu.id = @customerId and {scope(parameters)}", parameters) is not null;
            }
        });
    }

    private static AccessDecision Decide(Held held, string area, string permission, Func<ScopeRule, bool> covers)
    {
        var enabled = held.Report.State == AgentStates.Enabled;
        var missing = held.Rights.Granted.Contains(permission) ? null : permission;
        var rules = held.Report.Rules.Where(rule => rule.Area == area).ToList();
        List<HeldRule> view = missing is null && enabled ? [.. rules.Where(rule => covers(rule.View))] : [];
        List<HeldRule> edit = view.Count > 0 ? [.. rules.Where(rule => covers(rule.Edit))] : [];
        return new AccessDecision(view.Count > 0, edit.Count > 0, missing, view, edit);
    }

    private Held? Read(DbConnection connection, Actor actor, long agentId)
    {
        var parameters = OrganizationScope.Parameters(actor);
        parameters.Add("agentId", agentId);
        var agent = connection.QuerySingleOrDefault<(string State, long? DepartmentId)>(
            $"select a.state, a.department_id from agents a where a.id = @agentId and a.state <> 'anonymised' and {OrganizationScope.Agents(OrganizationScope.View(actor))}",
            parameters);
        if (agent.State is null)
            return null;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rights = AgentRightsReader.Read(connection, agentId, agent.DepartmentId, now);
        var limit = AccountLimit.Of(connection, agentId);
        var rows = connection.Query<(long RoleId, long Since, string? GivenBy, string? Reason, long? UntilAt)>(
            """
            select ar.role_id, ar.since, g.display_name, ar.reason, ar.until_at from agent_roles ar left join agents g on g.id = ar.granted_by
            where ar.agent_id = @agentId and (ar.until_at is null or ar.until_at > @now) order by ar.since, ar.role_id
            """,
            new { agentId, now }).AsList();
        var roles = rows.ConvertAll(row => new HeldRole(
            RoleStore.Find(connection, row.RoleId)!, StoredTime.From(row.Since), row.GivenBy, row.Reason, StoredTime.From(row.UntilAt)));
        var permissions = rights.Granted.Where(name => name != Permissions.Self).Order(StringComparer.Ordinal).ToDictionary(
            name => name, name => (IReadOnlyList<long>)[.. roles.Where(held => held.Role.Permissions.Contains(name)).Select(held => held.Role.Id)]);
        var rules = ScopeAreas.Names.SelectMany(area => roles.Select(held => Rule(held.Role, area, limit))).ToList();
        return new Held(rights, new AccessReport(agentId, agent.State, roles, permissions, rules, rights.Scope.Mask, rights.Scope.GroupIds, rights.Scope.DepartmentIds));
    }

    private static HeldRule Rule(RoleView role, string area, AccountLimit limit)
    {
        var scope = role.Scopes.GetValueOrDefault(area) ?? new AreaScope(Reach.None, Reach.None);
        var pools = area == ScopeAreas.Customers ? role.Pools : ScopeRule.NoPool;
        return new HeldRule(
            area,
            role.Id,
            limit.Over(area, new ScopeRule(scope.View, role.ChannelAccountIds, pools)),
            limit.Over(area, new ScopeRule(scope.Edit, role.ChannelAccountIds)));
    }

    private sealed record Held(AgentRights Rights, AccessReport Report);
}
