using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Appliance.Routing.Standard;

/// <summary>The agent whose capacity is used least; of equals, who was given one longest ago.</summary>
public sealed class LeastBusy : IRoutingStrategy
{
    /// <inheritdoc/>
    public string Id => "least-busy";

    /// <inheritdoc/>
    public LocalizedText Name { get; } = new("负载最低", "Least busy");

    /// <inheritdoc/>
    public LocalizedText Description { get; } = new(
        "分配给接待量占接入上限比例最低的客服；相同时给最久未分配的客服。",
        "The agent who uses the smallest share of their capacity; of equals, the one who was given a conversation longest ago.");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText>
    {
        ["free_share"] = new("按空余接待量占上限的比例", "By the free share of the capacity"),
    };

    /// <inheritdoc/>
    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) =>
    [
        .. candidates
            .OrderByDescending(FreeShare)
            .ThenBy(candidate => candidate.LastAssignedAt ?? DateTimeOffset.MinValue)
            .ThenBy(candidate => candidate.AgentId)
            .Select(candidate => new RankedCandidate(candidate.AgentId, FreeShare(candidate), "free_share")),
    ];

    private static double FreeShare(RoutingCandidate candidate) =>
        candidate.Capacity <= 0 ? 0 : Math.Round((double)(candidate.Capacity - candidate.Active) / candidate.Capacity, 4);
}
