using Appliance.Core.Accounts;
using Appliance.Core.Accounts.WayBack;

namespace Appliance.Core.Tests.Accounts;

/// <summary>Guessing passwords, and what it does to the owner.</summary>
[TestClass]
public sealed class LockoutTests
{
    private static readonly string Device = OpaqueToken.New();

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task SignIn_KnownDeviceBehindTheAttackersAddress_IsNotLocked()
    {
        await using var core = await AccountsCore.StartAsync();
        await SignInAsync(core, AccountsCore.Password, Device);
        for (var i = 0; i < 20; i++)
            await SignInAsync(core, "wrong", OpaqueToken.New());

        var owner = await SignInAsync(core, AccountsCore.Password, Device);
        var other = await SignInAsync(core, AccountsCore.Password, null);

        Assert.AreEqual((false, "locked"), (owner.IsRefused, other.Refusal?.Code));
    }

    [TestMethod]
    public async Task SignIn_FailuresOnAKnownDevice_LockThatDevice()
    {
        await using var core = await AccountsCore.StartAsync();
        await SignInAsync(core, AccountsCore.Password, Device);
        for (var i = 0; i < 5; i++)
            await SignInAsync(core, "wrong", Device);

        var result = await SignInAsync(core, AccountsCore.Password, Device);

        Assert.AreEqual("locked", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_DeviceOfSomebodyElse_IsNoKnownOne()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("eve");
        await core.Get<SignIn>().SignInAsync(new SignInRequest("eve", AccountsCore.Password, null, false, Caller(Device)), TestContext.CancellationToken);
        for (var i = 0; i < 5; i++)
            await SignInAsync(core, "wrong", null);

        var result = await SignInAsync(core, AccountsCore.Password, Device);

        Assert.AreEqual("locked", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_AddressesOfOneIpv6Network_CountAsOne()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("nobody", "wrong", address: $"2001:db8:1:2::{i}");

        var result = await core.SignInAsync("nobody", "wrong", address: "2001:db8:1:2:ffff::1");

        Assert.AreEqual("locked", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_GuessesFromManyAddresses_LockTheLogin()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        for (var i = 0; i < 20; i++)
            await core.SignInAsync("bob", "wrong", address: $"198.51.100.{i}");

        var result = await core.SignInAsync("bob", address: "198.51.100.200");

        Assert.AreEqual("locked", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Unlock_ByAdmin_OpensAtOnceAndIsInTheAudit()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        for (var i = 0; i < 5; i++)
            await core.SignInAsync("bob", "wrong");
        var before = core.Get<AccountLocks>().Get(core.Admin, bob.Id).Value!.Until;

        await core.Get<AccountLocks>().UnlockAsync(core.Admin, bob.Id, TestContext.CancellationToken);
        var result = await core.SignInAsync("bob");

        Assert.AreEqual(
            (true, false, 1L),
            (before is not null, result.IsRefused, core.Scalar<long>("select count(*) from audit_log where action = 'agent.unlocked'")));
    }

    [TestMethod]
    public async Task SignIn_NewDevice_IsToldToTheOwnerButNotTheFirst()
    {
        await using var core = await AccountsCore.StartAsync();
        await SignInAsync(core, AccountsCore.Password, Device);
        var first = Notices(core);

        await SignInAsync(core, AccountsCore.Password, OpaqueToken.New());
        await SignInAsync(core, AccountsCore.Password, Device);

        Assert.AreEqual((0L, 1L), (first, Notices(core)));
    }

    [TestMethod]
    public async Task SignIn_LoginWithLineBreaks_DoesNotBreakTheLogLine()
    {
        await using var core = await AccountsCore.StartAsync();

        await core.SignInAsync("admin\r\n2026-11-21 admin signed in", "wrong");

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from sign_ins where login like '%' || char(10) || '%' or login like '%' || char(13) || '%'"));
    }

    private Task<Result<SignedIn>> SignInAsync(AccountsCore core, string password, string? device) =>
        core.Get<SignIn>().SignInAsync(new SignInRequest("admin", password, null, false, Caller(device)), TestContext.CancellationToken);

    private static CallerInfo Caller(string? device) => new("203.0.113.9", "test", "pc", device);

    private static long Notices(AccountsCore core) => core.Scalar<long>("select count(*) from notices where kind = 'security'");
}
