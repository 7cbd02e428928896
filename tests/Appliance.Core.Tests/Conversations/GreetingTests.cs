using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;
using Dapper;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class GreetingTests
{
    [TestMethod]
    public async Task Send_OpensAConversation_PutsTheGreetingBeforeTheFirstMessage()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await VisitorAsync(core, """{"greeting":"欢迎"}""");

        var first = await SayAsync(core, visitor, "你好");
        await SayAsync(core, visitor, "在吗");

        Assert.AreEqual(2L, first.Seq);
        var messages = core.Get<ConversationReader>().VisitorMessages(visitor, new MessageWindow());
        CollectionAssert.AreEqual(new long[] { 1, 2, 3 }, messages.Select(message => message.Seq).ToList());
        Assert.AreEqual(("bot", true, "api", "text", "欢迎"), (messages[0].From, messages[0].Automatic, messages[0].Client, messages[0].Type, messages[0].Content.GetProperty("text").GetString()));
    }

    [TestMethod]
    public async Task Send_OpensAConversation_CountsTheGreetingAsAutomaticAndNotAsFirstResponse()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await VisitorAsync(core, """{"greeting":"欢迎"}""");

        await SayAsync(core, visitor, "你好");

        Assert.AreEqual("1/1/1/-", core.Scalar<string>(
            "select messages_in || '/' || messages_out || '/' || messages_automatic || '/' || coalesce(first_response_at, '-') from service_episodes"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from conversations where first_response_at is null and awaiting_reply_since is not null"));
    }

    [TestMethod]
    public async Task Send_OpensAConversation_TellsCreatedThenGreetingThenMessage()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await VisitorAsync(core, """{"greeting":"欢迎"}""");
        var before = core.Scalar<long>("select count(*) from events");

        await SayAsync(core, visitor, "你好");

        Assert.AreEqual(
            "conversation.created,message.created,message.created",
            core.Scalar<string>("select group_concat(type, ',') from (select type from events order by cursor limit -1 offset @before)", new { before }));
    }

    [TestMethod]
    public async Task Send_WidgetHasAMenu_PutsItWithTheGreetingBeforeTheFirstMessage()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await VisitorAsync(core, """{"greeting":"欢迎","menu":[{"id":"order","text":"查订单"},{"id":"back","text":"退换"}]}""");

        await SayAsync(core, visitor, "你好");

        var first = core.Get<ConversationReader>().VisitorMessages(visitor, new MessageWindow())[0];
        Assert.AreEqual(
            ("menu", """{"text":"欢迎","options":[{"id":"order","text":"查订单"},{"id":"back","text":"退换"}]}"""),
            (first.Type, first.Content.GetRawText()));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"menu":[]}""")]
    [DataRow("""{"greeting":null}""")]
    [DataRow("""{"greeting":"  "}""")]
    public async Task Send_WidgetHasNoGreeting_BeginsWithTheVisitor(string look)
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await VisitorAsync(core, look);

        Assert.AreEqual(1L, (await SayAsync(core, visitor, "你好")).Seq);
    }

    private static async Task<Actor> VisitorAsync(TestCore core, string look)
    {
        var account = await core.AddAccountAsync(await core.AddGroupAsync());
        await core.Database.WriteAsync(
            session =>
            {
                session.Connection.Execute(
                    """
                    insert into widgets (key, name, channel_account_id, allowed_origins, look, enabled, created_at, updated_at)
                    values ('k', 'k', @account, '[]', @look, 1, 0, 0)
                    """,
                    new { account, look });
            },
            CancellationToken.None);
        return await core.AddVisitorAsync(account);
    }

    private static async Task<MessageView> SayAsync(TestCore core, Actor visitor, string text) =>
        (await core.Get<SendVisitorMessage>().SendAsync(
            visitor, TestWorld.Text(text), () => new ConversationOpening(new ConversationEntry { WidgetId = 1 }, null), CancellationToken.None)).Value!.Message;
}
