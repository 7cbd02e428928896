using Appliance.Core.Conversations;
using Appliance.Core.Presence;
using Appliance.Core.Tests.Testing;
using Dapper;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class OfflineRepliesTests
{
    [TestMethod]
    public async Task Message_ToAnAgentWhoIsOffline_IsAnsweredWithTheirTextOnce()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (visitor, agent) = await ServedAsync(core);
        await core.Get<PresenceService>().SetAsync(agent, "offline", false, CancellationToken.None);

        await SayAsync(core, visitor);
        await TestCore.EventuallyAsync(() => Automatic(core) == 1, "the offline text is sent");
        await SayAsync(core, visitor);
        await TestCore.EventuallyAsync(() => core.Scalar<long>("select count(*) from messages where sender = 'customer'") == 3, "the second message is there");

        Assert.AreEqual((1L, 1L), (Automatic(core), core.Scalar<long>("select count(*) from conversations where first_response_at is null")));
    }

    [TestMethod]
    public async Task Message_ToAnAgentWhoIsOnline_IsNotAnswered()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (visitor, _) = await ServedAsync(core);
        var (other, absent) = await ServedAsync(core, "second");
        await core.Get<PresenceService>().SetAsync(absent, "offline", false, CancellationToken.None);

        var unanswered = await SayAsync(core, visitor);
        await SayAsync(core, other);
        await TestCore.EventuallyAsync(() => Automatic(core) == 1, "the one behind it is answered");

        Assert.AreNotEqual(unanswered.ConversationId, core.Scalar<long>("select conversation_id from messages where sender = 'agent' and automatic = 1"));
    }

    private static long Automatic(TestCore core) =>
        core.Scalar<long>("select count(*) from messages where sender = 'agent' and automatic = 1 and content like '%回来%'");

    private static async Task<(Actor Visitor, Actor Agent)> ServedAsync(TestCore core, string name = "sales")
    {
        var group = await core.AddGroupAsync(name);
        var agent = await core.AddAgentAsync(group);
        await core.Database.WriteAsync(
            session => { session.Connection.Execute("update agents set offline_text = '我回来后答复你' where id = @AgentId", new { agent.AgentId }); }, CancellationToken.None);
        var account = await core.AddAccountAsync(group);
        var visitor = await core.AddVisitorAsync(account);
        var first = await SayAsync(core, visitor);
        await core.Get<AcceptConversation>().AcceptAsync(agent, first.ConversationId, CancellationToken.None);
        return (visitor, agent);
    }

    private static Task<MessageView> SayAsync(TestCore core, Actor visitor) => core.SayAsync(visitor, "在吗");
}
