using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class SendVisitorMessageTests
{
    [TestMethod]
    public async Task Send_SixtyAtOnceWithOneClientId_MakesOneMessage()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await core.AddAccountAsync(await core.AddGroupAsync());
        var visitor = await core.AddVisitorAsync(account);
        await core.SayAsync(visitor, "first");

        var sent = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => core.Get<SendVisitorMessage>().SendAsync(
            visitor, TestWorld.Text("once", "same"), TestWorld.Opening, CancellationToken.None))));

        Assert.AreEqual(1, sent.Count(result => result.Value!.Created));
        Assert.AreEqual(1, sent.Select(result => result.Value!.Message.Id).Distinct().Count());
        Assert.AreEqual(2L, core.Scalar<long>("select last_seq from conversations"));
        Assert.AreEqual(2L, core.Scalar<long>("select messages_in from service_episodes"));
    }

    [TestMethod]
    public async Task Send_FirstMessagesAtOnce_OpenOneConversation()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await core.AddAccountAsync(await core.AddGroupAsync());
        var visitor = await core.AddVisitorAsync(account);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => core.SayAsync(visitor, TestWorld.Numbered("m", i)))));

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from conversations"));
        Assert.AreEqual(30L, core.Scalar<long>("select last_seq from conversations"));
        Assert.AreEqual(30L, core.Scalar<long>("select count(distinct seq) from messages where seq between 1 and 30"));
    }

    [TestMethod]
    public async Task Send_ClientIdOfAClosedConversation_AnswersTheFirstMessage()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(await core.AddGroupAsync()));
        var first = await core.SayAsync(visitor, "hello", "one");
        await core.Get<VisitorConversation>().CloseAsync(visitor, CancellationToken.None);

        var again = await core.SayAsync(visitor, "hello", "one");

        Assert.AreEqual(first.Id, again.Id);
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from conversations"));
    }

    [TestMethod]
    public async Task Send_IntoAnActiveConversation_AppendsOneEvent()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(group));
        var conversation = (await core.SayAsync(visitor, "hello")).ConversationId;
        await core.Get<AcceptConversation>().AcceptAsync(await core.AddAgentAsync(group), conversation, CancellationToken.None);
        var before = core.Scalar<long>("select count(*) from events");

        await core.SayAsync(visitor, "more");

        Assert.AreEqual(before + 1, core.Scalar<long>("select count(*) from events"));
    }

    [TestMethod]
    [DataRow("note")]
    [DataRow("product")]
    [DataRow("event")]
    [DataRow("nonsense")]
    public async Task Send_TypeThatVisitorsMayNotSend_IsRefused(string type)
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(await core.AddGroupAsync()));

        var result = await core.Get<SendVisitorMessage>().SendAsync(
            visitor, TestWorld.Message(type, new { text = "x" }), TestWorld.Opening, CancellationToken.None);

        Assert.AreEqual("type_not_allowed", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Send_TextOfFiveThousandAndOne_IsInvalid()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(await core.AddGroupAsync()));

        var result = await core.Get<SendVisitorMessage>().SendAsync(
            visitor, TestWorld.Text(new string('字', 5001)), TestWorld.Opening, CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "too_long" }, result.Refusal?.Errors?["content.text"]);
    }

    [TestMethod]
    public async Task Send_FileOfSomebodyElse_IsNotFound()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await core.AddAccountAsync(await core.AddGroupAsync());
        var owner = await core.AddVisitorAsync(account);
        var thief = await core.AddVisitorAsync(account);
        await AddFileAsync(core, owner);

        var result = await core.Get<SendVisitorMessage>().SendAsync(
            thief, TestWorld.Message("image", new { fileId = 1 }), TestWorld.Opening, CancellationToken.None);

        Assert.AreEqual(RefusalKind.NotFound, result.Refusal?.Kind);
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from conversations"));
    }

    [TestMethod]
    public async Task Send_OwnFile_CarriesTheFactsOfTheStoredFile()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(await core.AddGroupAsync()));
        await AddFileAsync(core, visitor);
        var message = TestWorld.Message("image", new { fileId = 1, name = "forged.exe", size = 1 }, "f");

        var first = await core.Get<SendVisitorMessage>().SendAsync(visitor, message, TestWorld.Opening, CancellationToken.None);
        var again = await core.Get<SendVisitorMessage>().SendAsync(visitor, message, TestWorld.Opening, CancellationToken.None);

        Assert.AreEqual("photo.png", first.Value!.Message.Content.GetProperty("name").GetString());
        Assert.AreEqual(first.Value.Message.Id, again.Value!.Message.Id);
        Assert.IsFalse(again.Value.Created);
    }

    private static Task AddFileAsync(TestCore core, Actor visitor) => core.ExecuteAsync(
        """
        insert into files (hash, name, size, content_type, kind, uploader_kind, uploader_id, created_at)
        values ('h', 'photo.png', 100, 'image/png', 'image', 'customer', @CustomerId, 0)
        """,
        new { visitor.CustomerId });
}
