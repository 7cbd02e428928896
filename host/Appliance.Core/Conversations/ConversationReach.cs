using System.Globalization;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// Which conversations a reach covers, as SQL over a row of <c>conversations</c>. Own: what the agent serves, and what
/// nobody serves in their groups. Groups: everything of their groups besides. Department: what colleagues of the
/// department and below serve, besides.
/// </summary>
internal static class ConversationReach
{
    /// <summary>The same for all rules of a scope together, each over its own channel accounts.</summary>
    public static string Sql(DataScope scope, IReadOnlyList<ScopeRule> rules, string row, DynamicParameters parameters) => rules.Count == 0
        ? "1 = 0"
        : "(" + string.Join(" or ", rules.Select(rule => Sql(scope, rule, row, parameters))) + ")";

    private static string Sql(DataScope scope, ScopeRule rule, string row, DynamicParameters parameters)
    {
        var reached = Sql(scope, rule.Reach, row, parameters);
        return rule.ChannelAccountIds is { } accounts ? $"{reached} and {row}.channel_account_id in @{Accounts(accounts, parameters)}" : reached;
    }

    /// <summary>Adds a list of channel accounts under a name of its own: a query may hold several, of seeing and of changing.</summary>
    public static string Accounts(IReadOnlyList<long> accounts, DynamicParameters parameters)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"scopeAccounts{parameters.ParameterNames.Count()}");
        parameters.Add(name, accounts);
        return name;
    }

    /// <summary>The condition over the row named <paramref name="row"/>; its parameters are added to <paramref name="parameters"/>.</summary>
    public static string Sql(DataScope scope, Reach reach, string row, DynamicParameters parameters)
    {
        parameters.Add("scopeAgent", scope.AgentId);
        parameters.Add("scopeGroups", scope.GroupIds);
        parameters.Add("scopeDepartments", scope.DepartmentIds);
        return reach switch
        {
            Reach.None => "1 = 0",
            Reach.Own => $"({row}.agent_id = @scopeAgent or {row}.agent_id is null and {row}.group_id in @scopeGroups)",
            Reach.Groups => $"({row}.agent_id = @scopeAgent or {row}.group_id in @scopeGroups)",
            Reach.Department => $"""
                ({row}.agent_id = @scopeAgent or {row}.group_id in @scopeGroups
                    or {row}.agent_id in (select id from agents where department_id in @scopeDepartments))
                """,
            _ => "1 = 1",
        };
    }
}
