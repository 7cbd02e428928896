namespace Appliance.Core.Routing;

/// <summary>An agent who could not serve, as stored.</summary>
internal sealed record DecisionSkip(long AgentId, string Why);
