using Appliance.Core.Conversations;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class AgentLoadsTests
{
    [TestMethod]
    public async Task List_TwoAccepted_CountsWhatIsActive()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group);
        var idle = await core.AddAgentAsync(group);
        for (var i = 0; i < 2; i++)
            await core.Get<AcceptConversation>().AcceptAsync(agent, await core.ArriveAsync(account), CancellationToken.None);

        var loads = core.Get<AgentLoads>().List(Actor.System, new PageRequest());

        Assert.IsFalse(loads.IsRefused);
        var active = loads.Value!.Items.ToDictionary(load => load.AgentId, load => load.Active);
        Assert.AreEqual((2, 0), (active[agent.AgentId!.Value], active[idle.AgentId!.Value]));
    }
}
