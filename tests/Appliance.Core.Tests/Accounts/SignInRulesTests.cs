using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Core.Paging;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class SignInRulesTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly CallerInfo Caller = new(AccountsCore.Home, "test", "pc");

    [TestMethod]
    [DataRow("192.0.2.0/24", "192.0.2.200", true)]
    [DataRow("192.0.2.0/24", "192.0.3.1", false)]
    [DataRow("192.0.2.0/24", "::ffff:192.0.2.9", true)]
    [DataRow("192.0.2.7", "192.0.2.7", true)]
    [DataRow("192.0.2.7", "192.0.2.70", false)]
    [DataRow("2001:db8::/32", "2001:db8:1::5", true)]
    [DataRow("2001:db8::/32", "2001:db9::5", false)]
    [DataRow("0.0.0.0/0", "2001:db8::1", false)]
    [DataRow("192.0.2.0/24", "unknown", false)]
    public void Addresses_OfARange_AreInOrOut(string range, string address, bool expected) =>
        Assert.AreEqual(expected, SignInRulesCheck.Contains(range, address));

    // 2026-11-23 is a Monday.
    [TestMethod]
    [DataRow("2026-11-23T01:00:00Z", true, DisplayName = "Monday 09:00 in Shanghai")]
    [DataRow("2026-11-23T00:59:59Z", false, DisplayName = "Monday 08:59")]
    [DataRow("2026-11-23T10:00:00Z", false, DisplayName = "Monday 18:00")]
    [DataRow("2026-11-24T17:30:00Z", true, DisplayName = "Wednesday 01:30, the end of Tuesday's night")]
    [DataRow("2026-11-24T22:00:00Z", false, DisplayName = "Wednesday 06:00")]
    [DataRow("2026-11-23T17:30:00Z", false, DisplayName = "Tuesday 01:30, no night before it")]
    public void Hours_OfAPlan_AreInOrOut(string at, bool expected)
    {
        var plan = new WeeklyHours([new(["mon"], "09:00", "18:00"), new(["tue"], "22:00", "06:00")]);

        Assert.AreEqual(expected, SignInRulesCheck.Contains(plan, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Shanghai));
    }

    [TestMethod]
    public void Hours_WithATimeZoneOfTheirOwn_AreCountedThere()
    {
        var plan = new WeeklyHours([new(["mon"], "09:00", "18:00")], "America/New_York");

        Assert.IsTrue(SignInRulesCheck.Contains(plan, new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero), Shanghai));
    }

    [TestMethod]
    public async Task SetOfRole_FaultyRange_NamesTheField()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own, Permissions.AgentsView);

        var refusal = await SetAsync(core, role, new SignInRules { Addresses = ["192.0.2.0/33"] });

        CollectionAssert.AreEqual(new[] { "invalid_range" }, refusal!.Errors!["addresses"]);
    }

    [TestMethod]
    public async Task SignIn_FromAnotherAddress_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { Addresses = ["198.51.100.0/24"] });

        Assert.AreEqual(
            ("address_not_allowed", null),
            ((await core.SignInAsync("bob")).Refusal?.Code, (await core.SignInAsync("bob", address: "198.51.100.7")).Refusal?.Code));
    }

    [TestMethod]
    public async Task LiveSession_ShownFromAnotherAddress_IsNone()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { Addresses = [AccountsCore.Home] });
        var (_, token) = await core.EnterAsync("bob");
        var actors = core.Get<ActorResolver>();

        var (home, away) = (
            await actors.BySessionAsync(token, AccountsCore.Home, CancellationToken.None), await actors.BySessionAsync(token, "203.0.113.5", CancellationToken.None));

        Assert.AreEqual((true, false), (home is not null, away is not null));
    }

    [TestMethod]
    public async Task LiveSession_RulesTightened_IsOverAlsoForOpenConnections()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await LimitedAsync(core, new SignInRules());
        var (bob, token) = await core.EnterAsync("bob");
        await SetAsync(core, role, new SignInRules { Addresses = ["198.51.100.0/24"] });
        var actors = core.Get<ActorResolver>();

        Assert.AreEqual((true, true), (await actors.BySessionAsync(token, AccountsCore.Home, CancellationToken.None) is null, actors.Refresh(bob) is null));
    }

    [TestMethod]
    public async Task LiveSession_HoursOver_IsNoneUntilTheyBeginAgain()
    {
        await using var core = await AccountsCore.StartAsync();
        var local = TimeZoneInfo.ConvertTime(core.Clock.GetUtcNow(), Shanghai);
        string Clock(int hours) => local.AddHours(hours).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await LimitedAsync(core, new SignInRules
        {
            Hours = new WeeklyHours([new(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Clock(-1), Clock(1))], "Asia/Shanghai"),
        });
        var token = (await core.SignInAsync("bob", remember: true)).Value!.Token;
        var actors = core.Get<ActorResolver>();
        core.Clock.Advance(TimeSpan.FromMinutes(61));
        var evening = await actors.BySessionAsync(token, CancellationToken.None);
        var signIn = await core.SignInAsync("bob");
        core.Clock.Advance(TimeSpan.FromHours(23));

        Assert.AreEqual((true, "outside_hours", true), (evening is null, signIn.Refusal?.Code, await actors.BySessionAsync(token, CancellationToken.None) is not null));
    }

    [TestMethod]
    public async Task SignIn_OneTooMany_EndsTheOldest()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { MaxSessions = 2 });
        List<string> tokens = [];
        for (var i = 0; i < 3; i++)
        {
            core.Clock.Advance(TimeSpan.FromSeconds(1));
            tokens.Add((await core.EnterAsync("bob")).Token);
        }

        List<bool> live = [];
        foreach (var token in tokens)
            live.Add(await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None) is not null);

        CollectionAssert.AreEqual(new[] { false, true, true }, live);
    }

    [TestMethod]
    public async Task SignIn_OneTooManyWhereNewOnesAreRefused_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { MaxSessions = 1, WhenFull = SignInRules.Refuse });
        await core.EnterAsync("bob");

        Assert.AreEqual("too_many_sessions", (await core.SignInAsync("bob")).Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_ManyAtOnce_StayWithinTheLimit()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { MaxSessions = 2 });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => core.SignInAsync("bob")));

        Assert.AreEqual(2L, core.Scalar<long>("select count(*) from sessions where agent_id = 2 and ended_at is null"));
    }

    [TestMethod]
    public async Task SignIn_DeviceNotRegistered_IsRefusedUntilAnAdminApproves()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { RegisteredDevices = true });
        var before = await FromDeviceAsync(core, "device-a");
        var device = core.Get<DeviceService>().List(core.Admin, new DeviceFilter(Approved: false), new PageRequest()).Value!.Items.Single(item => item.AgentId == 2);
        await core.Get<DeviceService>().ApproveAsync(core.Admin, device.Id, CancellationToken.None);

        Assert.AreEqual(
            ("device_not_registered", null, "device_not_registered"),
            (before.Refusal?.Code, (await FromDeviceAsync(core, "device-a")).Refusal?.Code, (await FromDeviceAsync(core, "device-b")).Refusal?.Code));
    }

    [TestMethod]
    public async Task SignIn_WithoutADevice_IsRefusedWhereOneIsAskedFor()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { RegisteredDevices = true });

        Assert.AreEqual("device_not_registered", (await core.SignInAsync("bob")).Refusal?.Code);
    }

    [TestMethod]
    public async Task RemoveDevice_EndsItsSessions()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules());
        var token = (await FromDeviceAsync(core, "device-a")).Value!.Token;
        var device = core.Get<DeviceService>().List(core.Admin, new DeviceFilter(2), new PageRequest()).Value!.Items.Single();

        await core.Get<DeviceService>().RemoveAsync(core.Admin, device.Id, CancellationToken.None);

        Assert.IsNull(await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None));
    }

    [TestMethod]
    public async Task ApproveDevice_OfOneself_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules());
        await FromDeviceAsync(core, "device-a");
        var (bob, _) = await core.EnterAsync("bob");

        Assert.AreEqual("forbidden", (await core.Get<DeviceService>().ApproveAsync(bob, 1, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task SecondFactorDemanded_AndNone_LeavesNothingButSettingOneUp()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await LimitedAsync(core, new SignInRules());
        var (former, token) = await core.EnterAsync("bob");
        await SetAsync(core, role, new SignInRules { SecondFactor = true });

        var session = await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None);

        Assert.AreEqual(
            (true, Permissions.Self, true),
            (session!.MustSetUpFactor, string.Join(' ', session.Actor.Granted), core.Get<ActorResolver>().Refresh(former) is null));
    }

    [TestMethod]
    public async Task SecondFactorDemanded_SetUp_GivesTheRightsBack()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { SecondFactor = true });
        var (bob, token) = await core.EnterAsync("bob");

        await SecondFactorTests.SetUpAsync(core, bob);

        Assert.IsTrue((await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None))!.Actor.May(Permissions.AgentsView));
    }

    [TestMethod]
    public async Task SecondFactorDemanded_ItsLastOne_CannotBeRemoved()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { SecondFactor = true });
        var (bob, _) = await core.EnterAsync("bob");
        await SecondFactorTests.SetUpAsync(core, bob);

        var refusal = await core.Get<SecondFactorService>().RemoveTotpAsync(bob, CancellationToken.None);

        Assert.AreEqual(("last_factor", 1L), (refusal?.Code, core.Scalar<long>("select count(*) from totp_secrets")));
    }

    [TestMethod]
    public async Task SecondFactorDemanded_ByRulesOfTheAgentsOwn_IsNotLifted()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { SecondFactor = true });
        await core.Get<SignInRulesService>().SetOfAgentAsync(core.Admin, 2, new SignInRules(), Caller, CancellationToken.None);
        var (_, token) = await core.EnterAsync("bob");

        Assert.IsTrue((await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None))!.MustSetUpFactor);
    }

    [TestMethod]
    public async Task RulesOfTheAgentsOwn_StandInPlaceOfTheRoles()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules { Addresses = ["198.51.100.0/24"] });
        await core.Get<SignInRulesService>().SetOfAgentAsync(core.Admin, 2, new SignInRules { Addresses = [AccountsCore.Home] }, Caller, CancellationToken.None);

        Assert.IsNull((await core.SignInAsync("bob")).Refusal?.Code);
    }

    [TestMethod]
    public async Task SetOfRole_ThatWouldEndTheCallersOwnSession_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var admin = core.Scalar<long>("select id from roles where built_in = 'super_admin'");

        var refusal = await SetAsync(core, admin, new SignInRules { Addresses = ["198.51.100.0/24"] });

        Assert.AreEqual(("would_lock_out", 0L), (refusal?.Code, core.Scalar<long>("select count(*) from sign_in_rules")));
    }

    [TestMethod]
    public async Task SetOfRole_ThatMayMore_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob", [await core.AddRoleAsync(Reach.All, Permissions.SignInRulesEdit, Permissions.SignInRulesView)]);
        var (bob, _) = await core.EnterAsync("bob");
        var admin = core.Scalar<long>("select id from roles where built_in = 'super_admin'");

        Assert.AreEqual(
            "exceeds_own",
            (await core.Get<SignInRulesService>().SetOfRoleAsync(bob, admin, new SignInRules { MaxSessions = 1 }, Caller, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task ResetAtTheMachine_LostFactorAndRulesThatLetNobodyIn_IsTheWayBack()
    {
        await using var core = await AccountsCore.StartAsync();
        await LimitedAsync(core, new SignInRules());
        await SecondFactorTests.SetUpAsync(core, (await core.EnterAsync("bob")).Actor);
        await core.Get<SignInRulesService>().SetOfAgentAsync(core.Admin, 2, new SignInRules { Addresses = ["198.51.100.0/24"] }, Caller, CancellationToken.None);

        await core.Get<ResetPassword>().ResetAsync("bob", "Other-horse-8", CancellationToken.None);

        Assert.IsNotEmpty((await core.SignInAsync("bob", "Other-horse-8")).Value!.Token);
    }

    /// <summary>Bob, agent 2, with a role that has these rules; the role.</summary>
    private static async Task<long> LimitedAsync(AccountsCore core, SignInRules rules)
    {
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView);
        await core.AddAgentAsync("bob", [role]);
        Assert.IsNull((await SetAsync(core, role, rules))?.Code);
        return role;
    }

    private static Task<Refusal?> SetAsync(AccountsCore core, long role, SignInRules rules) =>
        core.Get<SignInRulesService>().SetOfRoleAsync(core.Admin, role, rules, Caller, CancellationToken.None);

    private static Task<Result<SignedIn>> FromDeviceAsync(AccountsCore core, string device) => core.Get<SignIn>().SignInAsync(
        new SignInRequest("bob", AccountsCore.Password, null, false, Caller with { Device = device }), CancellationToken.None);
}
