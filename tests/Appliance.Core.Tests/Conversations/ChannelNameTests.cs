using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class ChannelNameTests
{
    [TestMethod]
    public async Task List_OfAnAgent_NamesTheChannelAccount()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        await core.ArriveAsync(await core.AddAccountAsync(group));
        await core.ExecuteAsync("update channel_accounts set name = '官网'");

        var shown = core.Get<ConversationReader>().List(agent, new ConversationFilter { Limit = 10 }).Value!.Items.Single();

        Assert.AreEqual("官网", shown.ChannelName);
    }

    [TestMethod]
    public async Task Open_OfTheVisitor_DoesNotTellIt()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(await core.AddGroupAsync()));
        await core.SayAsync(visitor, "hello");

        Assert.IsNull(core.Get<VisitorConversation>().Open(visitor)?.ChannelName);
    }
}
