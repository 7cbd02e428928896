namespace Appliance.Core.Routing;

/// <summary>The part of a decision that is stored as JSON: ids, figures and codes only.</summary>
internal sealed record DecisionDetail(
    IReadOnlyList<DecisionCandidate> Candidates, IReadOnlyList<DecisionSkip> Skipped, string? Fault = null);
