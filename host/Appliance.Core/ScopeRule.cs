namespace Appliance.Core;

/// <summary>How far one role reaches in one area. A scope is made of such rules: what any of them covers is within it.</summary>
/// <param name="Reach">Whose data.</param>
/// <param name="ChannelAccountIds">Null for all; otherwise only data of these accounts.</param>
/// <param name="Pools">Of customers whom nobody owns: none, team or company.</param>
public sealed record ScopeRule(Reach Reach, IReadOnlyList<long>? ChannelAccountIds, string Pools = ScopeRule.NoPool)
{
    public const string NoPool = "none";

    /// <summary>Customers in the pools of the agent's groups.</summary>
    public const string TeamPool = "team";

    /// <summary>Besides, those in the pool of the whole company.</summary>
    public const string CompanyPool = "company";

    /// <summary>Whether everything that the other covers is covered by this one, too.</summary>
    public bool Covers(ScopeRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Reach >= other.Reach
            && (Reach == Reach.All || PoolRank(Pools) >= PoolRank(other.Pools))
            && (ChannelAccountIds is not { } own || (other.ChannelAccountIds is { } theirs && theirs.All(own.Contains)));
    }

    /// <summary>The rules without those that another one covers, and without those that cover nothing.</summary>
    public static IReadOnlyList<ScopeRule> Simplify(IEnumerable<ScopeRule> rules)
    {
        List<ScopeRule> kept = [];
        foreach (var rule in rules.Where(rule => rule.Reach != Reach.None || rule.Pools != NoPool))
        {
            if (kept.Exists(other => other.Covers(rule)))
                continue;
            kept.RemoveAll(rule.Covers);
            kept.Add(rule);
        }

        return kept;
    }

    private static int PoolRank(string pools) => pools switch { CompanyPool => 2, TeamPool => 1, _ => 0 };
}
