using Appliance.Sdk.Routing;

namespace Appliance.Core.Routing;

/// <summary>The strategies of the running plugins.</summary>
internal sealed class PluginStrategies : IAssignmentStrategies
{
    public Task<StrategyAnswer> RankAsync(
        string strategy, RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates, CancellationToken cancellationToken) =>
        Task.FromResult(new StrategyAnswer(null, "strategy_not_running"));
}
