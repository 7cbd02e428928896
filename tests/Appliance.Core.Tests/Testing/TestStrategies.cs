using Appliance.Core.Routing;
using Appliance.Sdk.Routing;

namespace Appliance.Core.Tests.Testing;

/// <summary>A strategy that a test writes as a function; without one, the agent with the least to do.</summary>
internal sealed class TestStrategies : IAssignmentStrategies
{
    public Func<IReadOnlyList<RoutingCandidate>, StrategyAnswer> Rank { get; set; } = candidates => new StrategyAnswer(
        [.. candidates.OrderBy(candidate => candidate.Active).ThenBy(candidate => candidate.AgentId)
            .Select(candidate => new RankedCandidate(candidate.AgentId, -candidate.Active, "least"))],
        null);

    public Task<StrategyAnswer> RankAsync(
        string strategy, RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates, CancellationToken cancellationToken) =>
        Task.FromResult(Rank(candidates));
}
