namespace Appliance.Core.Routing;

/// <summary>An agent who could have served, as stored.</summary>
internal sealed record DecisionCandidate(long AgentId, double Score, int Load, int Capacity, string? Reason);
