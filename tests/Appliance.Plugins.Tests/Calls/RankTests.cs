using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Routing;

namespace Appliance.Plugins.Tests.Calls;

[TestClass]
public sealed class RankTests
{
    [TestMethod]
    [DataRow("least-busy", 3L)]
    [DataRow("round-robin", 2L)]
    [DataRow("longest-idle", 1L)]
    public async Task Rank_Standard_PutsTheRightAgentFirst(string strategy, long expected)
    {
        RoutingCandidate[] candidates =
        [
            Build.Candidate(1, active: 0, capacity: 2, assignedSecondsAgo: 5, idleSeconds: 60) with { Capacity = 1 },
            Build.Candidate(2, active: 5, assignedSecondsAgo: 500),
            Build.Candidate(3, active: 0, capacity: 10, assignedSecondsAgo: 50, idleSeconds: 30),
        ];

        var ranked = await RankAsync("Routing.Standard", "routing.standard", strategy, 1, strategy == "least-busy" ? [candidates[1], candidates[2]] : candidates);

        Assert.AreEqual(expected, ranked.Ranked![0].AgentId);
    }

    [TestMethod]
    public async Task Rank_NamesSomebodyElse_IsAFaultInWords()
    {
        var ranked = await RankAsync("Echo", "echo", "first-candidate", 666, [Build.Candidate(1)]);

        Assert.IsFalse(ranked.Usable);
        Assert.Contains("no candidate", ranked.Fault.En);
    }

    [TestMethod]
    public async Task Rank_NamesNobody_IsAFaultInWords()
    {
        var ranked = await RankAsync("ClashOne", "clash-one", "clash-one", 1, [Build.Candidate(1)]);

        Assert.IsFalse(ranked.Usable);
    }

    [TestMethod]
    public async Task Rank_PluginDisabledMeanwhile_IsAFaultInWords()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        await world.StartAsync();
        var handle = world.Registry.RoutingStrategy("least-busy")!;

        await world.Operations.DisableAsync("routing.standard", CancellationToken.None);
        var ranked = await handle.RankAsync(Build.Conversation(), [Build.Candidate(1)], CancellationToken.None);

        Assert.AreEqual("The plugin was stopped", ranked.Fault!.En);
    }

    private static async Task<Appliance.Plugins.Parts.RankOutcome> RankAsync(
        string fixture, string id, string strategy, long customerId, IReadOnlyList<RoutingCandidate> candidates)
    {
        await using var world = new PluginWorld();
        world.Put(fixture, id);
        await world.StartAsync();
        return await world.Registry.RoutingStrategy(strategy)!.RankAsync(Build.Conversation(customerId), candidates, CancellationToken.None);
    }
}
