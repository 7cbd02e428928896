using Appliance.Core.Conversations;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>
/// Who sees which customer, as SQL over <c>customers cu</c>. Own: those whom the agent owns, serves or has served. Groups:
/// besides, those who came to the agent's groups, and those whom their members own. Department: besides, those whom a
/// colleague of the department and below owns or has served. The pools of the agent's groups and of the company come to
/// it. A role limited to channel accounts shows only customers who have an identity there, and several roles together
/// what any of them shows.
/// </summary>
internal static class CustomerVisibility
{
    public static string Sql(Actor actor, DynamicParameters parameters) => Sql(actor.Scope, actor.Scope.ToView(ScopeAreas.Customers), parameters);

    /// <summary>The same for changing: reach for editing may be shorter than for viewing.</summary>
    public static string EditSql(Actor actor, DynamicParameters parameters) => Sql(actor.Scope, actor.Scope.ToEdit(ScopeAreas.Customers), parameters);

    /// <summary>What one rule covers: for saying why somebody is seen.</summary>
    public static string Sql(DataScope scope, ScopeRule rule, DynamicParameters parameters)
    {
        parameters.Add("scopeAgent", scope.AgentId);
        parameters.Add("scopeGroups", scope.GroupIds);
        parameters.Add("scopeDepartments", scope.DepartmentIds);
        List<string> ways = [];
        if (rule.Reach == Reach.All)
            ways.Add("1 = 1");
        else if (rule.Reach != Reach.None)
            ways.Add($"exists (select 1 from conversations v where v.customer_id = cu.id and {ConversationReach.Sql(scope, rule.Reach, "v", parameters)})");
        if (rule.Reach is Reach.Own or Reach.Groups or Reach.Department)
            ways.Add("cu.owner_id = @scopeAgent");
        if (rule.Reach is Reach.Groups or Reach.Department)
            ways.Add("cu.owner_id in (select agent_id from group_members where group_id in @scopeGroups)");
        if (rule.Reach == Reach.Department)
            ways.Add("cu.owner_id in (select id from agents where department_id in @scopeDepartments)");
        if (rule.Pools != ScopeRule.NoPool)
            ways.Add("cu.pool = 'team' and cu.pool_group_id in @scopeGroups");
        if (rule.Pools == ScopeRule.CompanyPool)
            ways.Add("cu.pool = 'company'");
        if (ways.Count == 0)
            return "1 = 0";
        var reached = $"({string.Join(" or ", ways)})";
        return rule.ChannelAccountIds is { } accounts
            ? $"{reached} and exists (select 1 from identities i where i.customer_id = cu.id and i.channel_account_id in @{ConversationReach.Accounts(accounts, parameters)})"
            : reached;
    }

    private static string Sql(DataScope scope, IReadOnlyList<ScopeRule> rules, DynamicParameters parameters) => rules.Count == 0
        ? "1 = 0"
        : "(" + string.Join(" or ", rules.Select(rule => Sql(scope, rule, parameters))) + ")";
}
