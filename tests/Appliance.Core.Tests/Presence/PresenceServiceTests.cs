using Appliance.Core.Conversations;
using Appliance.Core.Presence;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Presence;

[TestClass]
public sealed class PresenceServiceTests
{
    [TestMethod]
    public async Task ConnectionDies_WithinTheGrace_KeepsPresenceAndConversations()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (agent, connection, id) = await ServingAsync(core);

        connection.Dispose();
        core.Time.Advance(TimeSpan.FromSeconds(119));

        Assert.AreEqual("online", core.Get<PresenceService>().Of(agent.AgentId!.Value).Presence);
        Assert.AreEqual("active", core.StateOf(id));
    }

    [TestMethod]
    public async Task ConnectionDies_AfterTheGrace_HandsBackInOrder()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (agent, connection, first) = await ServingAsync(core);
        var account = core.Scalar<long>("select channel_account_id from conversations");
        var second = await core.ArriveAsync(account);

        connection.Dispose();
        core.Time.Advance(TimeSpan.FromSeconds(121));

        await TestCore.EventuallyAsync(() => core.StateOf(first) == "waiting", "it is handed back");
        Assert.AreEqual("offline", core.Get<PresenceService>().Of(agent.AgentId!.Value).Presence);
        Assert.AreEqual("agent_vanished", core.Scalar<string>("select end_reason from assignment_episodes"));
        Assert.IsTrue(
            core.Scalar<long>("select queue_order from conversations where id = @first", new { first })
                < core.Scalar<long>("select queue_order from conversations where id = @second", new { second }));
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from presence_log where to_at is null"));
    }

    [TestMethod]
    public async Task ComesBack_WithinTheGrace_NothingHappens()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (agent, connection, id) = await ServingAsync(core);
        connection.Dispose();
        core.Time.Advance(TimeSpan.FromSeconds(100));

        using var again = core.Get<PresenceService>().Connected(agent.AgentId!.Value, "pc");
        core.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.AreEqual("active", core.StateOf(id));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from presence_log"));
    }

    [TestMethod]
    public async Task TwoConnections_OneDies_IsStillThere()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (agent, connection, id) = await ServingAsync(core);
        using var other = core.Get<PresenceService>().Connected(agent.AgentId!.Value, "mobile");

        connection.Dispose();
        core.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.AreEqual("active", core.StateOf(id));
    }

    [TestMethod]
    public async Task Calls_CountAsAConnection()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (agent, connection, id) = await ServingAsync(core);
        connection.Dispose();

        for (var i = 0; i < 10; i++)
        {
            core.Time.Advance(TimeSpan.FromSeconds(59));
            core.Get<PresenceService>().Called(agent);
        }

        Assert.IsTrue(core.Get<PresenceService>().IsLive(agent.AgentId!.Value));
        Assert.AreEqual("active", core.StateOf(id));
    }

    [TestMethod]
    public async Task ChoosingOffline_KeepsConversationsAndStopsSending()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (agent, connection, id) = await ServingAsync(core);

        await core.Get<PresenceService>().SetAsync(agent, "offline", reception: true, CancellationToken.None);
        var sent = await core.AnswerAsync(agent, id, "hello");

        Assert.AreEqual("active", core.StateOf(id));
        Assert.AreEqual("agent_offline", sent.Refusal?.Code);
        connection.Dispose();
    }

    [TestMethod]
    public async Task Restart_AgentDoesNotComeBack_HandsBackAfterTheGrace()
    {
        var folder = Directory.CreateTempSubdirectory("appliance-core-").FullName;
        var time = new ManualClock();
        long id;
        await using (var before = await TestCore.StartAsync(folder, time, routing: false))
            (_, _, id) = await ServingAsync(before);

        await using (var after = await TestCore.StartAsync(folder, time, routing: false))
        {
            Assert.AreEqual("active", after.StateOf(id));
            await TestCore.EventuallyAsync(() => { time.Advance(TimeSpan.FromSeconds(61)); return after.StateOf(id) == "waiting"; }, "it is handed back");
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task InTheGrace_RoutingGivesNothingNew()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group, presence: "offline");
        var connection = core.Get<PresenceService>().Connected(agent.AgentId!.Value, "pc");
        await core.Get<PresenceService>().SetAsync(agent, "online", reception: true, CancellationToken.None);
        connection.Dispose();
        core.Time.Advance(TimeSpan.FromSeconds(70));

        var id = await core.ArriveAsync(account);
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from routing_decisions where outcome = 'all_offline'") == 1, "it waits");
        using var again = core.Get<PresenceService>().Connected(agent.AgentId!.Value, "pc");

        await TestCore.EventuallyAsync(() => core.StateOf(id) == "active", "back again, the agent gets it");
    }

    private static async Task<(Actor Agent, IDisposable Connection, long Conversation)> ServingAsync(TestCore core)
    {
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group, presence: "offline");
        var connection = core.Get<PresenceService>().Connected(agent.AgentId!.Value, "pc");
        await core.Get<PresenceService>().SetAsync(agent, "online", reception: true, CancellationToken.None);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await core.Get<AcceptConversation>().AcceptAsync(agent, id, CancellationToken.None);
        return (agent, connection, id);
    }
}
