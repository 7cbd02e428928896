using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class ServicePaceTests
{
    [TestMethod]
    public async Task ReplyMinutes_FiveAnswered_IsTheirMedian()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var account = await core.AddAccountAsync(group);
        foreach (var minutes in new[] { 1, 2, 4, 8 })
            await ServeAsync(core, agent, account, minutes);

        Assert.IsNull(core.Database.Read(connection => new ServicePace(core.Time).ReplyMinutes(connection, group)));
        await ServeAsync(core, agent, account, 16);

        Assert.AreEqual(4, core.Database.Read(connection => new ServicePace(core.Time).ReplyMinutes(connection, group)));
    }

    [TestMethod]
    public async Task ReplyMinutes_AskedAgainWithinTenMinutes_IsNotComputedAnew()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var account = await core.AddAccountAsync(group);
        for (var i = 0; i < 5; i++)
            await ServeAsync(core, agent, account, 1);
        var pace = new ServicePace(core.Time);
        _ = core.Database.Read(connection => pace.ReplyMinutes(connection, group));
        await core.ExecuteAsync("delete from service_episodes");

        core.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.AreEqual(1, core.Database.Read(connection => pace.ReplyMinutes(connection, group)));
        core.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsNull(core.Database.Read(connection => pace.ReplyMinutes(connection, group)));
    }

    [TestMethod]
    public async Task WaitSeconds_FiveServedInHalfAnHour_IsSixMinutesForEachPlace()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var account = await core.AddAccountAsync(group);
        for (var i = 0; i < 4; i++)
            await ServeAsync(core, agent, account, 1);
        Assert.IsNull(core.Database.Read(connection => new ServicePace(core.Time).WaitSeconds(connection, group, 1)));
        await ServeAsync(core, agent, account, 1);

        Assert.AreEqual(360, core.Database.Read(connection => new ServicePace(core.Time).WaitSeconds(connection, group, 1)));
        Assert.AreEqual(1080, core.Database.Read(connection => new ServicePace(core.Time).WaitSeconds(connection, group, 3)));
        core.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.IsNull(core.Database.Read(connection => new ServicePace(core.Time).WaitSeconds(connection, group, 1)));
    }

    private static async Task ServeAsync(TestCore core, Actor agent, long account, int minutes)
    {
        var conversation = await core.ArriveAsync(account);
        core.Time.Advance(TimeSpan.FromMinutes(minutes));
        await core.Get<AcceptConversation>().AcceptAsync(agent, conversation, CancellationToken.None);
        await core.AnswerAsync(agent, conversation, "hi");
    }
}
