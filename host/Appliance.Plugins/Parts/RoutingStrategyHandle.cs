using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Appliance.Plugins.Parts;

/// <summary>A routing strategy of a plugin, to be called by the host.</summary>
public sealed class RoutingStrategyHandle
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly PluginPart<IRoutingStrategy> _part;

    internal RoutingStrategyHandle(string pluginId, PluginPart<IRoutingStrategy> part, IRoutingStrategy strategy)
    {
        PluginId = pluginId;
        _part = part;
        Id = strategy.Id;
        Name = strategy.Name;
        Description = strategy.Description;
        Reasons = new Dictionary<string, LocalizedText>(strategy.Reasons);
    }

    public string Id { get; }

    public string PluginId { get; }

    public LocalizedText Name { get; }

    public LocalizedText Description { get; }

    /// <summary>Reason code → words.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; }

    /// <summary>
    /// Asks the strategy; within 1 s. Never throws for what the strategy does: an exception, a time-out or an answer that
    /// names somebody else or nobody is a fault in words, and the caller takes its own order.
    /// </summary>
    public async Task<RankOutcome> RankAsync(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync(
            $"Rank {Id}",
            Limit,
            (strategy, _) => Task.FromResult<RankedCandidate[]>([.. strategy.Rank(conversation, candidates)]),
            cancellationToken).ConfigureAwait(false);
        if (!result.Returned)
            return new RankOutcome(null, result.Reason);

        var ranked = result.Value!;
        var known = candidates.Select(candidate => candidate.AgentId).ToHashSet();
        if (ranked.Length == 0)
            return Unusable("未选出任何客服", "named nobody");
        if (Array.Exists(ranked, candidate => candidate is null || !double.IsFinite(candidate.Score) || !known.Remove(candidate.AgentId)))
            return Unusable("返回了候选之外或重复的客服", "named an agent twice, or one who was no candidate");
        return new RankOutcome(ranked, null);
    }

    private RankOutcome Unusable(string zh, string en) => new(null, new LocalizedText($"策略 {Id} {zh}", $"The strategy {Id} {en}"));
}
