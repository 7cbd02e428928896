using Appliance.Core.Conversations;

namespace Appliance.Core.Routing;

/// <summary>An agent who could have served.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Score">As the strategy gave it; a higher one is better.</param>
/// <param name="Load">Active conversations at that time.</param>
/// <param name="Capacity">The limit at that time.</param>
/// <param name="Reason">Code of the strategy; see its reasons.</param>
public sealed record RoutingCandidateView(NamedReference Agent, double Score, int Load, int Capacity, string? Reason);
