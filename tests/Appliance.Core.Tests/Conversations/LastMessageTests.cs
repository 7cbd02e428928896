using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class LastMessageTests
{
    [TestMethod]
    public async Task List_AfterAnEvent_ShowsWhatWasSaidLast()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await core.Get<AcceptConversation>().AcceptAsync(agent, id, CancellationToken.None);

        var shown = core.Get<ConversationReader>().List(agent, new ConversationFilter { Limit = 10 }).Value!.Items.Single();

        Assert.AreEqual("hello", shown.LastMessage?.Content.GetProperty("text").GetString());
        Assert.AreEqual(2, shown.LastSeq);
    }

    [TestMethod]
    public async Task ForVisitor_AfterANote_ShowsWhatTheySawLast()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var account = await core.AddAccountAsync(group);
        var visitor = await core.AddVisitorAsync(account);
        var id = (await core.SayAsync(visitor, "hello")).ConversationId;
        await core.Get<SendAgentMessage>().SendAsync(agent, id, TestWorld.Message("note", new { text = "secret" }), CancellationToken.None);

        var seen = core.Get<VisitorConversation>().Open(visitor);

        Assert.AreEqual("hello", seen?.LastMessage?.Content.GetProperty("text").GetString());
    }
}
