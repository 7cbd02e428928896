using System.Globalization;

namespace Appliance.Core.Reports;

/// <summary>Which facts an actor may count: the reach of the area "reports", on agent, group and department as they were.</summary>
internal static class FactScope
{
    /// <summary>A condition, or null when all may be seen. Ids are numbers from the actor, never text from outside.</summary>
    public static string? Condition(DataScope scope, FactSource source)
    {
        var rules = scope.ToView(ScopeAreas.Reports);
        if (rules.Any(rule => rule is { Reach: Reach.All, ChannelAccountIds: null }))
        {
            return null;
        }

        return rules.Count == 0 ? "1 = 0" : "(" + string.Join(" or ", rules.Select(rule => OfRule(scope, source, rule))) + ")";
    }

    private static string OfRule(DataScope scope, FactSource source, ScopeRule rule)
    {
        List<string> conditions = [];
        if (rule.Reach != Reach.All)
        {
            conditions.Add(OfReach(scope, source, rule.Reach));
        }

        if (rule.ChannelAccountIds is { } accounts)
        {
            conditions.Add(source.Dimensions.TryGetValue(Sdk.Reporting.FactDimensions.ChannelAccount, out var column)
                ? In(column, accounts)
                : $"conversation_id in (select id from conversations where {In("channel_account_id", accounts)})");
        }

        return conditions.Count == 0 ? "1 = 1" : string.Join(" and ", conditions);
    }

    private static string OfReach(DataScope scope, FactSource source, Reach reach)
    {
        List<string> ways = [];
        if (reach >= Reach.Own && scope.AgentId is { } me && source.Dimensions.TryGetValue(Sdk.Reporting.FactDimensions.Agent, out var agent))
        {
            ways.Add(In(agent, [me]));
        }

        if (reach >= Reach.Groups)
        {
            ways.Add(In("group_id", scope.GroupIds));
        }

        if (reach >= Reach.Department && source.Department is { } department)
        {
            ways.Add(In(department, scope.DepartmentIds));
        }

        return ways.Count == 0 ? "1 = 0" : "(" + string.Join(" or ", ways) + ")";
    }

    private static string In(string column, IReadOnlyList<long> ids) =>
        ids.Count == 0 ? "1 = 0" : $"{column} in ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";
}
