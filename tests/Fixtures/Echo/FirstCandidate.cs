using Appliance.Sdk;
using Appliance.Sdk.Routing;

namespace Fixture.Echo;

public sealed class FirstCandidate : IRoutingStrategy
{
    public string Id => "first-candidate";

    public LocalizedText Name { get; } = new("第一个", "First");

    public LocalizedText Description { get; } = new("总是第一个", "Always the first");

    public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText> { ["first"] = new("第一个", "First") };

    // A conversation of the customer 666 makes it name somebody who is no candidate.
    public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates) =>
        [new RankedCandidate(conversation.CustomerId == 666 ? -1 : candidates[0].AgentId, 1, "first")];
}
