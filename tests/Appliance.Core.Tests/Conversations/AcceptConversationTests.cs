using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class AcceptConversationTests
{
    [TestMethod]
    public async Task Accept_FortyAtOnce_HasOneWinner()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agents = new List<Actor>();
        for (var i = 0; i < 40; i++)
            agents.Add(await core.AddAgentAsync(group));
        var conversation = await core.ArriveAsync(account);

        var results = await Task.WhenAll(agents.Select(agent =>
            Task.Run(() => core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None))));

        Assert.AreEqual(1, results.Count(result => !result.IsRefused));
        Assert.AreEqual(39, results.Count(result => result.Refusal?.Code == "already_accepted"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from assignment_episodes"));
    }

    [TestMethod]
    public async Task Accept_SecondCallByTheWinner_IsRefused()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var conversation = await core.ArriveAsync(await core.AddAccountAsync(group));
        await core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None);

        var again = await core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None);

        Assert.AreEqual("already_accepted", again.Refusal?.Code);
    }

    [TestMethod]
    public async Task Accept_BeyondCapacity_IsRecordedAsSuch()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group, capacity: 1);
        for (var i = 0; i < 2; i++)
            await core.Get<AcceptConversation>().AcceptAsync(agent, await core.ArriveAsync(account), CancellationToken.None);

        Assert.AreEqual("0,1", core.Scalar<string>("select group_concat(over_capacity) from (select over_capacity from assignment_episodes order by id)"));
    }

    [TestMethod]
    public async Task Accept_Offline_IsRefused()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group, presence: "offline");
        var conversation = await core.ArriveAsync(await core.AddAccountAsync(group));

        var result = await core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None);

        Assert.AreEqual("agent_offline", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Accept_OutOfScope_IsNotFound()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var mine = await core.AddGroupAsync("mine");
        var theirs = await core.AddGroupAsync("theirs");
        var agent = await core.AddAgentAsync(mine);
        var conversation = await core.ArriveAsync(await core.AddAccountAsync(theirs));

        var result = await core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None);

        Assert.AreEqual(RefusalKind.NotFound, result.Refusal?.Kind);
    }
}
