using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Accounts;

namespace Appliance.Core.Tests.Alerts;

/// <summary>The clock stands at 17:00 in the organisation's time zone.</summary>
[TestClass]
public sealed class AlertWatchTests
{
    private const string Abroad = "203.0.113.9";

    [TestMethod]
    public async Task Exports_AsManyAsTheThreshold_RaiseOneAlertWithTheirEntries()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 7; i++)
            await RecordAsync(core, "customers.exported", new { rows = 10 });

        await CatchUpAsync(core);

        var alert = Alerts(core).Single();
        Assert.AreEqual((AlertKinds.MassExport, 1L, 7), (alert.Kind, alert.AgentId, alert.Count));
        Assert.AreEqual((70L, 7), (alert.Evidence.Rows, alert.Evidence.AuditIds?.Count));
    }

    [TestMethod]
    public async Task Export_OfManyRows_RaisesAnAlert()
    {
        await using var core = await StartAsync();
        await RecordAsync(core, "customers.exported", new { rows = 5000 });

        await CatchUpAsync(core);

        Assert.AreEqual(AlertKinds.MassExport, Alerts(core).Single().Kind);
    }

    [TestMethod]
    public async Task Exports_FarApart_RaiseNothing()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 4; i++)
        {
            await RecordAsync(core, "customers.exported", new { rows = 10 });
            core.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        await CatchUpAsync(core);

        Assert.IsEmpty(Alerts(core).Where(alert => alert.Kind == AlertKinds.MassExport));
    }

    [TestMethod]
    public async Task Changes_OfRolesTooOften_RaiseAnAlert()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 10; i++)
            await RecordAsync(core, "role.changed", null);

        await CatchUpAsync(core);

        Assert.AreEqual(AlertKinds.FrequentChanges, Alerts(core).Single().Kind);
    }

    [TestMethod]
    public async Task FailedSignIns_OverManyAddresses_RaiseAnAlertForTheAccount()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 10; i++)
            await core.SignInAsync("admin", "wrong", address: $"198.51.100.{i}");

        await CatchUpAsync(core);

        var alert = Alerts(core).Single();
        Assert.AreEqual((AlertKinds.FailedSignIns, 1L, 10), (alert.Kind, alert.AgentId, alert.Evidence.SignInIds?.Count));
    }

    [TestMethod]
    public async Task FailedSignIns_OverManyLogins_RaiseAnAlertForTheAddress()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 10; i++)
            await core.SignInAsync("nobody" + i, "wrong", address: Abroad);

        await CatchUpAsync(core);

        Assert.AreEqual((AlertKinds.FailedSignIns, Abroad), (Alerts(core).Single().Kind, Alerts(core).Single().Subject));
    }

    [TestMethod]
    public async Task SignIn_FromANewNetwork_TellsWatchersAndOwner()
    {
        await using var core = await StartAsync();
        var bob = await core.AddAgentAsync("bob");
        await core.EnterAsync("bob");
        core.Clock.Advance(TimeSpan.FromHours(1));
        await core.SignInAsync("bob", address: Abroad);

        await CatchUpAsync(core);

        Assert.AreEqual((AlertKinds.NewPlace, bob.Id), (Alerts(core).Single().Kind, Alerts(core).Single().AgentId));
        Assert.AreEqual(2, core.Scalar<int>("select count(*) from notices where kind = 'security'"));
    }

    [TestMethod]
    public async Task SignIn_FromANeighbourInTheSameNetwork_RaisesNothing()
    {
        await using var core = await StartAsync();
        await core.SignInAsync("admin", address: "192.0.2.77");

        await CatchUpAsync(core);

        Assert.IsEmpty(Alerts(core));
    }

    [TestMethod]
    public async Task SignIn_WhileAnotherPlaceIsActive_RaisesTwoPlaces()
    {
        await using var core = await StartAsync();
        core.Clock.Advance(TimeSpan.FromMinutes(2));
        await core.SignInAsync("admin", address: Abroad);

        await CatchUpAsync(core);

        CollectionAssert.Contains(Alerts(core).Select(alert => alert.Kind).ToList(), AlertKinds.TwoPlaces);
    }

    [TestMethod]
    public async Task HighRights_AtNight_RaiseAnAlert()
    {
        await using var core = await StartAsync();
        core.Clock.Advance(TimeSpan.FromHours(6));
        await RecordAsync(core, "role.changed", null);

        await CatchUpAsync(core);

        Assert.AreEqual(AlertKinds.OddHours, Alerts(core).Single().Kind);
    }

    [TestMethod]
    public async Task Alert_AgainWithinItsWindow_IsTheSameAndTellsOnce()
    {
        await using var core = await StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await RecordAsync(core, "role.changed", null);
            await CatchUpAsync(core);
        }

        Assert.AreEqual((1, 1), (Alerts(core).Count, core.Get<NoticeService>().Unread(core.Admin)));
    }

    [TestMethod]
    public async Task Rule_SwitchedOff_RaisesNothing()
    {
        await using var core = await StartAsync();
        await core.Get<AlertService>().SetRulesAsync(core.Admin, new AlertRules { MassExport = false }, CancellationToken.None);
        await RecordAsync(core, "customers.exported", new { rows = 5000 });

        await CatchUpAsync(core);

        Assert.IsEmpty(Alerts(core));
    }

    [TestMethod]
    public async Task SetRules_OutOfRange_IsRefusedByField()
    {
        await using var core = await StartAsync();

        var set = await core.Get<AlertService>().SetRulesAsync(core.Admin, new AlertRules { OddHoursFrom = 24 }, CancellationToken.None);

        Assert.AreEqual("out_of_range", set.Refusal?.Errors?["oddHoursFrom"].Single());
    }

    [TestMethod]
    public async Task Tick_OfASection_TakesItOffForThatReaderAlone()
    {
        await using var core = await StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AlertsView, Permissions.AuditView);
        await core.AddAgentAsync("bob", roles: [role]);
        var (bob, _) = await core.EnterAsync("bob");
        var section = Section(core, core.Admin, "rights");

        await core.Get<DailyCheck>().TickAsync(core.Admin, "rights", section.UpTo, CancellationToken.None);

        Assert.AreEqual((1, 0, 1), (section.Count, Section(core, core.Admin, "rights").Count, Section(core, bob, "rights").Count));
    }

    private static DailySection Section(AccountsCore core, Actor actor, string key) => core.Get<DailyCheck>().Look(actor).Value!.Single(section => section.Key == key);

    private static async Task<AccountsCore> StartAsync()
    {
        var core = await AccountsCore.StartAsync();
        await CatchUpAsync(core);
        return core;
    }

    private static Task CatchUpAsync(AccountsCore core) => core.Get<AlertWatch>().CatchUpAsync(CancellationToken.None);

    private static Task RecordAsync(AccountsCore core, string action, object? detail) =>
        core.Get<AuditRecorder>().RecordAsync(core.Admin, action, null, null, detail, CancellationToken.None);

    private static IReadOnlyList<AlertView> Alerts(AccountsCore core) => core.Get<AlertService>().List(core.Admin, null, new PageRequest()).Value!.Items;
}
