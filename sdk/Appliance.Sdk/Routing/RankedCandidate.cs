namespace Appliance.Sdk.Routing;

/// <summary>An agent's place in the ranking.</summary>
/// <param name="AgentId">Of the candidate.</param>
/// <param name="Score">What the order was made from; shown in the explanation. Higher is better.</param>
/// <param name="Reason">A code of <see cref="IRoutingStrategy.Reasons"/>.</param>
public sealed record RankedCandidate(long AgentId, double Score, string Reason);
