using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Fixture.ClashTwo;

public sealed class Strategy : IRoutingStrategy
{
    public string Id => "clash-" + Clashing.Dependency.Dependency.Shout();

    public LocalizedText Name { get; } = new("二", "Two");

    public LocalizedText Description { get; } = new("二", "Two");

    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText>();

    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) => [];
}
