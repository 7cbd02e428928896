using Appliance.Sdk.Routing;

namespace Appliance.Core.Routing;

/// <summary>What a strategy answered.</summary>
/// <param name="Ranked">Best first; null when there is no answer.</param>
/// <param name="Fault">Why there is none, as a code or in the plugin's words.</param>
public sealed record StrategyAnswer(IReadOnlyList<RankedCandidate>? Ranked, string? Fault);
