using Appliance.Sdk.Routing;

namespace Appliance.Core.Routing;

/// <summary>The strategies that running plugins bring.</summary>
public interface IAssignmentStrategies
{
    /// <summary>Asks one to rank, with its time limit. Never throws but for cancellation.</summary>
    /// <returns>Its ranking; null with the reason when it is not there, failed, or took too long.</returns>
    Task<StrategyAnswer> RankAsync(
        string strategy, RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates, CancellationToken cancellationToken);
}
