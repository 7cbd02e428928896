using Appliance.Core.Announcements;
using Appliance.Core.Notices;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Accounts;
using Appliance.Sdk;

namespace Appliance.Core.Tests.Announcements;

[TestClass]
public sealed class AnnouncementServiceTests
{
    [TestMethod]
    public async Task Publish_ToAll_TellsEveryEnabledAgentOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 120; i++)
            await core.AddAgentAsync("agent" + i);
        await PublishAsync(core, new AnnouncementInput(Text("维护"), Text("")));

        await TellAsync(core);
        await TellAsync(core);

        Assert.AreEqual((121, 121), (core.Scalar<int>("select count(*) from notices where kind = 'announcement'"), core.Scalar<int>("select count(distinct agent_id) from notices")));
    }

    [TestMethod]
    public async Task Publish_ToAGroup_TellsItsMembersAlone()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("sales");
        var bob = await core.AddAgentAsync("bob", groups: [group]);
        await PublishAsync(core, new AnnouncementInput(Text("促销"), Text(""), Audiences.Groups, [group]));

        await TellAsync(core);

        Assert.AreEqual((1, bob.Id), (core.Scalar<int>("select count(*) from notices"), core.Scalar<long>("select agent_id from notices")));
        Assert.IsEmpty(core.Get<AnnouncementService>().Bars(core.Admin));
    }

    [TestMethod]
    public async Task Publish_ForLater_TellsNobodyBefore()
    {
        await using var core = await AccountsCore.StartAsync();
        await PublishAsync(core, new AnnouncementInput(Text("维护"), Text(""), From: core.Clock.GetUtcNow().AddHours(1)));

        await TellAsync(core);
        var before = (core.Get<NoticeService>().Unread(core.Admin), core.Get<AnnouncementService>().Bars(core.Admin).Count);
        core.Clock.Advance(TimeSpan.FromHours(1));
        await TellAsync(core);

        Assert.AreEqual(((0, 0), (1, 1)), (before, (core.Get<NoticeService>().Unread(core.Admin), core.Get<AnnouncementService>().Bars(core.Admin).Count)));
    }

    [TestMethod]
    public async Task Bar_Dismissed_IsGoneForThatReaderAlone()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");
        var made = await PublishAsync(core, new AnnouncementInput(Text("维护"), Text("")));

        await core.Get<AnnouncementService>().DismissAsync(core.Admin, made.Id, CancellationToken.None);

        Assert.AreEqual((0, 1), (core.Get<AnnouncementService>().Bars(core.Admin).Count, core.Get<AnnouncementService>().Bars(bob).Count));
    }

    [TestMethod]
    public async Task Bar_PastItsEnd_IsGone()
    {
        await using var core = await AccountsCore.StartAsync();
        await PublishAsync(core, new AnnouncementInput(Text("维护"), Text(""), Until: core.Clock.GetUtcNow().AddHours(1)));

        core.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsEmpty(core.Get<AnnouncementService>().Bars(core.Admin));
    }

    [TestMethod]
    public async Task Withdraw_BeforeItsTime_TellsNobody()
    {
        await using var core = await AccountsCore.StartAsync();
        var made = await PublishAsync(core, new AnnouncementInput(Text("维护"), Text(""), From: core.Clock.GetUtcNow().AddHours(1)));
        await core.Get<AnnouncementService>().WithdrawAsync(core.Admin, made.Id, CancellationToken.None);

        core.Clock.Advance(TimeSpan.FromHours(2));
        await TellAsync(core);

        Assert.AreEqual(0, core.Get<NoticeService>().Unread(core.Admin));
    }

    [TestMethod]
    public async Task Publish_EndBeforeItsBeginning_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();

        var made = await core.Get<AnnouncementService>().PublishAsync(
            core.Admin, new AnnouncementInput(Text("维护"), Text(""), Until: core.Clock.GetUtcNow().AddHours(-1)), CancellationToken.None);

        Assert.AreEqual("before_from", made.Refusal?.Errors?["until"].Single());
    }

    [TestMethod]
    public async Task Publish_WithoutTheRight_IsForbidden()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");

        var made = await core.Get<AnnouncementService>().PublishAsync(bob, new AnnouncementInput(Text("维护"), Text("")), CancellationToken.None);

        Assert.AreEqual(RefusalKind.Forbidden, made.Refusal?.Kind);
    }

    [TestMethod]
    public async Task ReleaseNotes_OfAnUpgrade_AreToldOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var teller = core.Get<ReleaseNotesTeller>();
        var first = await teller.TellAsync("0.1", CancellationToken.None);

        var upgrade = await teller.TellAsync("0.2", CancellationToken.None);
        var again = await teller.TellAsync("0.2", CancellationToken.None);

        Assert.AreEqual((false, true, false), (first, upgrade, again));
        Assert.AreEqual("/help/release-notes", core.Get<NoticeService>().List(core.Admin, NoticeKinds.Announcement, unread: true, new PageRequest()).Value!.Items.Single().Link);
    }

    private static LocalizedText Text(string text) => new(text, "");

    private static Task TellAsync(AccountsCore core) => core.Get<AnnouncementTeller>().TellAsync(CancellationToken.None);

    private static async Task<AnnouncementView> PublishAsync(AccountsCore core, AnnouncementInput input)
    {
        var made = await core.Get<AnnouncementService>().PublishAsync(core.Admin, input, CancellationToken.None);
        Assert.IsFalse(made.IsRefused, made.Refusal?.Code);
        return made.Value;
    }
}
