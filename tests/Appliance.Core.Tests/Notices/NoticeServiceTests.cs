using Appliance.Core.Notices;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Accounts;
using Appliance.Sdk;
using Appliance.Storage;
using Appliance.Storage.Events;

namespace Appliance.Core.Tests.Notices;

[TestClass]
public sealed class NoticeServiceTests
{
    [TestMethod]
    public async Task Post_ForAnAgent_IsListedToThatAgentAlone()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");

        await PostAsync(core, core.Admin, "one");

        Assert.HasCount(1, All(core, core.Admin).Items);
        Assert.IsEmpty(All(core, bob).Items);
    }

    [TestMethod]
    public async Task Post_ForAnAgent_TellsItsConnectionsWithoutWordsInTheLog()
    {
        await using var core = await AccountsCore.StartAsync();

        var id = await PostAsync(core, core.Admin, "a name");

        var told = core.Get<IEventLog>().ReadAfter(0, 1000).Single(item => item.Type == NoticeEvents.Created);
        Assert.AreEqual((core.Admin.AgentId, $$"""{"noticeId":{{id}}}"""), (told.Scope.AgentId, told.Data));
    }

    [TestMethod]
    [DataRow("//evil.example/")]
    [DataRow("https://evil.example/")]
    [DataRow("/\\evil.example/")]
    public async Task Post_LinkToAnotherSite_Throws(string link)
    {
        await using var core = await AccountsCore.StartAsync();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => PostAsync(core, core.Admin, "one", link: link));
    }

    [TestMethod]
    public async Task Post_KindWithoutPage_DoesNotCountAsUnread()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.Get<NoticePreferences>().SetAsync(core.Admin, [new(NoticeKinds.System, Page: false, Sound: false, Desktop: false, Mail: false)], CancellationToken.None);

        await PostAsync(core, core.Admin, "one");

        Assert.AreEqual((0, 1), (core.Get<NoticeService>().Unread(core.Admin), All(core, core.Admin).Items.Count));
    }

    [TestMethod]
    public async Task Set_SecurityWithoutPage_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();

        var set = await core.Get<NoticePreferences>().SetAsync(core.Admin, [new(NoticeKinds.Security, Page: false, Sound: false, Desktop: false, Mail: false)], CancellationToken.None);

        Assert.AreEqual("required", set.Refusal?.Errors?["page"].Single());
    }

    [TestMethod]
    public async Task List_InPages_HasEachOnceNewestFirst()
    {
        await using var core = await AccountsCore.StartAsync();
        foreach (var title in new[] { "1", "2", "3", "4", "5" })
            await PostAsync(core, core.Admin, title);
        List<string> titles = [];
        string? cursor = null;

        do
        {
            var page = core.Get<NoticeService>().List(core.Admin, null, unread: false, new PageRequest(2, cursor)).Value!;
            titles.AddRange(page.Items.Select(item => item.Title.En));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        CollectionAssert.AreEqual(new[] { "5", "4", "3", "2", "1" }, titles);
    }

    [TestMethod]
    public async Task Read_OfSomebodyElse_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");
        var id = await PostAsync(core, core.Admin, "one");

        var refusal = await core.Get<NoticeService>().ReadAsync(bob, id, CancellationToken.None);

        Assert.AreEqual((RefusalKind.NotFound, 1), (refusal?.Kind, core.Get<NoticeService>().Unread(core.Admin)));
    }

    [TestMethod]
    public async Task ReadAll_UpToOne_LeavesWhatCameLater()
    {
        await using var core = await AccountsCore.StartAsync();
        await PostAsync(core, core.Admin, "one");
        var second = await PostAsync(core, core.Admin, "two");
        await PostAsync(core, core.Admin, "three");

        await core.Get<NoticeService>().ReadAllAsync(core.Admin, second, CancellationToken.None);

        var left = core.Get<NoticeService>().List(core.Admin, null, unread: true, new PageRequest()).Value!.Items;
        Assert.AreEqual("three", left.Single().Title.En);
    }

    [TestMethod]
    public async Task Retention_AfterItsTime_DeletesOldOnes()
    {
        await using var core = await AccountsCore.StartAsync();
        await PostAsync(core, core.Admin, "old");
        core.Clock.Advance(TimeSpan.FromDays(181));
        await PostAsync(core, core.Admin, "new");

        await core.Get<IEnumerable<IUpkeep>>().OfType<NoticeRetention>().Single().RunAsync(CancellationToken.None);

        Assert.AreEqual("new", All(core, core.Admin).Items.Single().Title.En);
    }

    private static Page<NoticeView> All(AccountsCore core, Actor actor) =>
        core.Get<NoticeService>().List(actor, null, unread: false, new PageRequest()).Value!;

    private static Task<long> PostAsync(AccountsCore core, Actor to, string title, string? link = null) => core.Database.WriteAsync(
        session => core.Get<NoticeService>().Post(session, new NewNotice(NoticeKinds.System, to.AgentId!.Value, new LocalizedText(title, title), Link: link)),
        CancellationToken.None);
}
