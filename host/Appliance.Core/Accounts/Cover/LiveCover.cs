namespace Appliance.Core.Accounts.Cover;

/// <summary>What an agent has for a time alone, at one moment.</summary>
/// <param name="ChannelAccountIds">Channel accounts given besides those of the roles.</param>
/// <param name="Until">UTC milliseconds at which the first of it ends, roles and groups included; null where there is nothing.</param>
internal sealed record LiveCover(IReadOnlyList<long> ChannelAccountIds, long? Until)
{
    /// <summary>The scope with the channel accounts given; one that has all of them stays as it is.</summary>
    public DataScope Widen(DataScope scope) => scope.ChannelAccountIds is { } own && ChannelAccountIds.Count > 0
        ? scope with
        {
            ChannelAccountIds = [.. own.Union(ChannelAccountIds).Order()],
            ViewRules = Widen(scope.ViewRules),
            EditRules = Widen(scope.EditRules),
        }
        : scope;

    private Dictionary<string, IReadOnlyList<ScopeRule>> Widen(IReadOnlyDictionary<string, IReadOnlyList<ScopeRule>> areas) => areas.ToDictionary(
        area => area.Key,
        area => ScopeRule.Simplify(area.Value.Select(rule =>
            rule.ChannelAccountIds is { } accounts ? rule with { ChannelAccountIds = [.. accounts.Union(ChannelAccountIds).Order()] } : rule)));
}
