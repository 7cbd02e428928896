using Appliance.Sdk.Routing;
using Appliance.Sdk.Testing.Routing;

namespace Appliance.Sdk.Testing.Tests;

[TestClass]
public sealed class RoutingContractTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("nobody", "named nobody")]
    [DataRow("stranger", "who is no candidate")]
    [DataRow("twice", "named a candidate twice")]
    [DataRow("rising", "put a lower score before a higher one")]
    [DataRow("unexplained", "which Reasons does not explain")]
    [DataRow("moody", "gave another answer to the same question")]
    [DataRow("throws", "threw InvalidOperationException")]
    public async Task Verify_BreaksARule_SaysWhich(string how, string sentence)
    {
        var violation = await Assert.ThrowsExactlyAsync<ContractViolationException>(() => RoutingContract.VerifyAsync(new BadStrategy(how), TestContext.CancellationToken));

        Assert.Contains(sentence, violation.Message);
    }

    private sealed class BadStrategy(string how) : IRoutingStrategy
    {
        private int _calls;

        public string Id => "bad";

        public LocalizedText Name { get; } = new("坏", "Bad");

        public LocalizedText Description { get; } = new("坏", "Bad");

        public IReadOnlyDictionary<string, LocalizedText> Reasons { get; } = new Dictionary<string, LocalizedText> { ["r"] = new("因", "R") };

        public IReadOnlyList<RankedCandidate> Rank(RoutingConversation conversation, IReadOnlyList<RoutingCandidate> candidates)
        {
            _calls++;
            var first = candidates[0].AgentId;
            return how switch
            {
                "nobody" => [],
                "stranger" => [new RankedCandidate(-1, 1, "r")],
                "twice" => [new RankedCandidate(first, 1, "r"), new RankedCandidate(first, 1, "r")],
                "rising" when candidates.Count > 1 => [new RankedCandidate(first, 1, "r"), new RankedCandidate(candidates[1].AgentId, 2, "r")],
                "unexplained" => [new RankedCandidate(first, 1, "other")],
                "moody" => [new RankedCandidate(first, _calls, "r")],
                "throws" => throw new InvalidOperationException("Bad."),
                _ => [new RankedCandidate(first, 1, "r")],
            };
        }
    }
}
