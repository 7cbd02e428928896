using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Appliance.Routing.Standard;

/// <summary>In turn: the agent to whom routing gave a conversation longest ago; who never had one comes first.</summary>
public sealed class RoundRobin : IRoutingStrategy
{
    /// <inheritdoc/>
    public string Id => "round-robin";

    /// <inheritdoc/>
    public LocalizedText Name { get; } = new("轮流", "Round robin");

    /// <inheritdoc/>
    public LocalizedText Description { get; } = new(
        "依次分配：给最久未被分配的客服，从未分配过的优先。",
        "In turn: the agent who was given a conversation longest ago; who never had one comes first.");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText>
    {
        ["since_last"] = new("按距上次分配的秒数", "By the seconds since the last assignment"),
        ["never_assigned"] = new("从未分配过", "Never had one"),
    };

    /// <inheritdoc/>
    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) =>
    [
        .. candidates
            .OrderBy(candidate => candidate.LastAssignedAt ?? DateTimeOffset.MinValue)
            .ThenBy(candidate => candidate.AgentId)
            .Select(candidate => candidate.LastAssignedAt is { } last
                ? new RankedCandidate(candidate.AgentId, Math.Round((conversation.Now - last).TotalSeconds, 3), "since_last")
                : new RankedCandidate(candidate.AgentId, Math.Round((conversation.Now - DateTimeOffset.UnixEpoch).TotalSeconds, 3), "never_assigned")),
    ];
}
