using System.Diagnostics.CodeAnalysis;
using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Appliance.Plugins.Parts;

/// <summary>What a routing strategy said.</summary>
/// <param name="Ranked">Candidates, the best first, at least one; null when the strategy gave no usable answer.</param>
/// <param name="Fault">Why not, in words, for the explanation of the decision.</param>
public sealed record RankOutcome(IReadOnlyList<RankedCandidate>? Ranked, LocalizedText? Fault)
{
    [MemberNotNullWhen(true, nameof(Ranked))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool Usable => Ranked is not null;
}
