using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Acme.Sample;

/// <summary>Most free places first. Pure: no clock, no state; the moment is <see cref="RoutingConversation.Now"/>.</summary>
public sealed class SampleStrategy : IRoutingStrategy
{
    public string Id => "acme-part";

    public LocalizedText Name { get; } = new("空位最多", "Most free places");

    public LocalizedText Description { get; } = new("分配给还能接待最多会话的客服。", "The agent who can take the most further conversations.");

    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText>
    {
        ["free_places"] = new("按空位数", "By free places"),
    };

    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) =>
    [
        .. candidates
            .OrderByDescending(candidate => candidate.Capacity - candidate.Active)
            .ThenBy(candidate => candidate.AgentId)
            .Select(candidate => new RankedCandidate(candidate.AgentId, candidate.Capacity - candidate.Active, "free_places")),
    ];
}
