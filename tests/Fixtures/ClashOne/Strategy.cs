using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Fixture.ClashOne;

public sealed class Strategy : IRoutingStrategy
{
    public string Id => "clash-" + Clashing.Dependency.Dependency.Speak();

    public LocalizedText Name { get; } = new("一", "One");

    public LocalizedText Description { get; } = new("一", "One");

    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText>();

    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) => [];
}
