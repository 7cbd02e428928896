using Appliance.Core.Conversations;
using Appliance.Core.Presence;
using Appliance.Core.Routing;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Routing;

[TestClass]
public sealed class RouterTests
{
    [TestMethod]
    public async Task Arrivals_FiveHundredForFiveAgentsOfTen_LeaveFiftyActiveAndTheRestInOrder()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        for (var i = 0; i < 5; i++)
            await core.AddAgentAsync(group);
        var visitors = new List<Actor>();
        for (var i = 0; i < 500; i++)
            visitors.Add(await core.AddVisitorAsync(account));

        await Task.WhenAll(visitors.Select(visitor => Task.Run(() => core.SayAsync(visitor, "hello"))));
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from conversations where routing_outcome = 'all_full'") == 450, "450 wait and know why");

        Assert.AreEqual(50L, core.Scalar<long>("select count(*) from conversations where state = 'active'"));
        Assert.AreEqual(10L, core.Scalar<long>("select max(n) from (select count(*) n from conversations where state = 'active' group by agent_id)"));
        Assert.IsTrue(
            core.Scalar<long>("select max(queue_order) from conversations where state = 'active'")
                < core.Scalar<long>("select min(queue_order) from conversations where state = 'waiting'"),
            "the first fifty were served");
    }

    [TestMethod]
    public async Task Closing_MakesRoomForTheNext()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group, capacity: 1);
        var first = await core.ArriveAsync(account);
        await TestCore.EventuallyAsync(() => core.StateOf(first) == "active", "the first is served");
        var second = await core.ArriveAsync(account);
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from routing_decisions where outcome = 'all_full'") == 1, "the second knows why it waits");

        await core.Get<CloseConversation>().CloseAsync(agent, first, new Closing(null, true, null), CancellationToken.None);

        await TestCore.EventuallyAsync(() => core.AgentOf(second) == agent.AgentId, "the second is served");
    }

    [TestMethod]
    public async Task Assignment_IsExplainedWithCandidatesAndWhyTheOthersWereNot()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var away = await core.AddAgentAsync(group, presence: "away");
        var offline = await core.AddAgentAsync(group, presence: "offline");
        var free = await core.AddAgentAsync(group, lead: true);
        var id = await core.ArriveAsync(account);
        await TestCore.EventuallyAsync(() => core.StateOf(id) == "active", "it is served");

        var decision = core.Get<ConversationReader>().Get(free, id).Value!.Routing![0];

        Assert.AreEqual("assigned", decision.Outcome);
        Assert.AreEqual(free.AgentId, decision.Agent?.Id);
        Assert.AreEqual("least-busy", decision.Strategy);
        Assert.AreEqual(free.AgentId, decision.Candidates.Single().Agent.Id);
        Assert.AreEqual("away", decision.Skipped.Single(skip => skip.Agent.Id == away.AgentId).Why);
        Assert.AreEqual("offline", decision.Skipped.Single(skip => skip.Agent.Id == offline.AgentId).Why);
    }

    [TestMethod]
    public async Task Assignment_WhenTheStrategyFails_TakesTheLeastLoadedAndSaysSo()
    {
        await using var core = await TestCore.StartAsync();
        core.Strategies.Rank = _ => new StrategyAnswer(null, "timed_out");
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group, lead: true);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await TestCore.EventuallyAsync(() => core.StateOf(id) == "active", "it is served");

        var decision = core.Get<ConversationReader>().Get(agent, id).Value!.Routing![0];

        Assert.AreEqual("timed_out", decision.StrategyFault);
        Assert.AreEqual("built-in", decision.Strategy);
    }

    [TestMethod]
    public async Task NobodyOnline_IsExplainedOnce()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        await core.AddAgentAsync(group, presence: "offline");
        var first = await core.ArriveAsync(account);
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from routing_decisions where outcome = 'all_offline'") == 1, "the first knows");

        await core.ArriveAsync(account);

        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from routing_decisions where outcome = 'all_offline'") == 2, "the second knows");
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from routing_decisions where conversation_id = @first", new { first }));
    }

    [TestMethod]
    public async Task ComingOnline_DrainsTheQueueOldestFirst()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group, capacity: 20, presence: "offline");
        var ids = new List<long>();
        for (var i = 0; i < 30; i++)
            ids.Add(await core.ArriveAsync(account));

        await core.Get<PresenceService>().SetAsync(agent, "online", reception: true, CancellationToken.None);
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from conversations where state = 'active'") == 20, "twenty are served");

        Assert.IsTrue(ids.Take(20).All(id => core.StateOf(id) == "active"));
        Assert.IsTrue(ids.Skip(20).All(id => core.StateOf(id) == "waiting"));
    }

    [TestMethod]
    public async Task ReceptionOff_StopsRoutingAlone()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        await core.Get<PresenceService>().SetAsync(agent, "online", reception: false, CancellationToken.None);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from routing_decisions where outcome = 'reception_off'") == 1, "it waits");

        var accepted = await core.Get<AcceptConversation>().AcceptAsync(agent, id, CancellationToken.None);

        Assert.IsFalse(accepted.IsRefused);
    }

    [TestMethod]
    public async Task WaitingTooLong_OverflowsKeepingItsPlace()
    {
        await using var core = await TestCore.StartAsync();
        var second = await core.AddGroupAsync("second");
        var first = await core.AddGroupAsync("first");
        await core.ExecuteAsync("update agent_groups set overflow_group_id = @second, overflow_after_seconds = 30 where id = @first", new { first, second });
        var helper = await core.AddAgentAsync(second);
        var id = await core.ArriveAsync(await core.AddAccountAsync(first));
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from routing_decisions") == 1, "it waits");

        core.Time.Advance(TimeSpan.FromSeconds(31));

        await TestCore.EventuallyAsync(() => core.AgentOf(id) == helper.AgentId, "the other group serves it");
        Assert.AreEqual(1L, core.Scalar<long>("select queue_order from conversations where id = @id", new { id }));
        Assert.AreEqual("overflow", core.Scalar<string>("select why from queue_stays where group_id = @first", new { first }));
    }

    [TestMethod]
    public async Task Unanswered_GoesToAColleagueAndNotToTheSameAgent()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        await core.ExecuteAsync("update agent_groups set unanswered_seconds = 60");
        var silent = await core.AddAgentAsync(group);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await TestCore.EventuallyAsync(() => core.AgentOf(id) == silent.AgentId, "the silent one has it");
        var colleague = await core.AddAgentAsync(group);
        core.Strategies.Rank = candidates => new StrategyAnswer(
            [.. candidates.OrderBy(candidate => candidate.AgentId).Select(candidate => new Sdk.Routing.RankedCandidate(candidate.AgentId, 0, "first"))], null);

        core.Time.Advance(TimeSpan.FromSeconds(61));

        await TestCore.EventuallyAsync(() => core.AgentOf(id) == colleague.AgentId, "the colleague has it");
    }

    [TestMethod]
    public async Task Answered_StaysWhereItIs()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        await core.ExecuteAsync("update agent_groups set unanswered_seconds = 60");
        var agent = await core.AddAgentAsync(group);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await TestCore.EventuallyAsync(() => core.AgentOf(id) == agent.AgentId, "the agent has it");

        await core.AnswerAsync(agent, id, "hello");

        Assert.IsNull(core.Scalar<long?>("select unanswered_since from conversations where id = @id", new { id }));
    }
}
