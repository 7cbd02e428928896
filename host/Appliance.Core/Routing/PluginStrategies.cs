using Appliance.Plugins;
using Appliance.Sdk.Routing;

namespace Appliance.Core.Routing;

/// <summary>The strategies of the running plugins.</summary>
internal sealed class PluginStrategies(PluginRegistry plugins) : IAssignmentStrategies
{
    public async Task<StrategyAnswer> RankAsync(
        string strategy, RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates, CancellationToken cancellationToken)
    {
        if (plugins.RoutingStrategy(strategy) is not { } handle)
            return new StrategyAnswer(null, "strategy_not_running");
        var outcome = await handle.RankAsync(conversation, candidates, cancellationToken);
        return new StrategyAnswer(outcome.Ranked, outcome.Fault?.En);
    }
}
