using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>What narrows the roles of one account: how far their scopes reach at most, and which channel accounts it serves.</summary>
/// <param name="Reach">own, groups or department; null for what the roles give.</param>
/// <param name="ChannelAccountIds">Empty for all.</param>
internal sealed record AccountLimit(string? Reach, IReadOnlyList<long> ChannelAccountIds)
{
    public static IReadOnlyDictionary<string, Reach> Reaches { get; } = new Dictionary<string, Reach>
    {
        ["own"] = Core.Reach.Own, ["groups"] = Core.Reach.Groups, ["department"] = Core.Reach.Department,
    };

    public static AccountLimit Of(DbConnection connection, long agentId) => new(
        connection.QuerySingleOrDefault<string?>("select scope_limit from agents where id = @agentId", new { agentId }),
        connection.Query<long>("select channel_account_id from agent_channels where agent_id = @agentId order by channel_account_id", new { agentId }).AsList());

    public static AccountLimit Of(AgentDetail agent) => new(agent.Row.ScopeLimit, agent.ChannelAccountIds);

    /// <summary>True where this one leaves anything open that the other closes.</summary>
    public bool IsWiderThan(AccountLimit other) => Cap > other.Cap
        || (other.ChannelAccountIds.Count > 0 && (ChannelAccountIds.Count == 0 || ChannelAccountIds.Except(other.ChannelAccountIds).Any()));

    public AgentRights Over(AgentRights rights)
    {
        var scope = rights.Scope;
        var accounts = (ChannelAccountIds.Count, scope.ChannelAccountIds) switch
        {
            (0, var roles) => roles,
            (_, null) => ChannelAccountIds,
            (_, var roles) => [.. ChannelAccountIds.Intersect(roles)],
        };
        return rights with
        {
            Scope = scope with
            {
                ChannelAccountIds = accounts,
                View = Capped(scope.View),
                Edit = Capped(scope.Edit),
                ViewRules = Capped(scope.ViewRules),
                EditRules = Capped(scope.EditRules),
            },
        };
    }

    /// <summary>What is left of one rule of a role.</summary>
    public ScopeRule Over(string area, ScopeRule rule) => area == ScopeAreas.Organization ? rule : Capped(rule);

    private Dictionary<string, IReadOnlyList<ScopeRule>> Capped(IReadOnlyDictionary<string, IReadOnlyList<ScopeRule>> side) => side.ToDictionary(
        area => area.Key,
        area => area.Key == ScopeAreas.Organization ? area.Value : ScopeRule.Simplify(area.Value.Select(Capped)));

    private ScopeRule Capped(ScopeRule rule) => new(
        rule.Reach < Cap ? rule.Reach : Cap,
        ChannelAccountIds.Count == 0 ? rule.ChannelAccountIds : rule.ChannelAccountIds is { } own ? [.. own.Intersect(ChannelAccountIds)] : ChannelAccountIds,
        Cap switch
        {
            Core.Reach.All => rule.Pools,
            Core.Reach.Own => ScopeRule.NoPool,
            _ => rule.Pools == ScopeRule.NoPool ? ScopeRule.NoPool : ScopeRule.TeamPool,
        });

    private Reach Cap => Reach is not null && Reaches.TryGetValue(Reach, out var cap) ? cap : Core.Reach.All;

    // Whom one sees of the organisation is no customer's data: a colleague to transfer to must be found.
    private Dictionary<string, Reach> Capped(IReadOnlyDictionary<string, Reach> side) => side.ToDictionary(
        area => area.Key, area => area.Key == ScopeAreas.Organization || area.Value < Cap ? area.Value : Cap);
}
