using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Storage.Events;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class SessionTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task BySession_Used_Slides()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, token) = await core.EnterAsync("admin");
        for (var hour = 0; hour < 30; hour++)
        {
            core.Clock.Advance(TimeSpan.FromHours(1));
            Assert.IsNotNull(await FindAsync(core, token));
        }
    }

    [TestMethod]
    public async Task BySession_UnusedFor12Hours_IsOver()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, token) = await core.EnterAsync("admin");
        core.Clock.Advance(TimeSpan.FromHours(12));

        Assert.IsNull(await FindAsync(core, token));
    }

    [TestMethod]
    public async Task BySession_Remembered_OutlivesTheBrowser()
    {
        await using var core = await AccountsCore.StartAsync();
        var token = (await core.SignInAsync("admin", remember: true)).Value!.Token;
        core.Clock.Advance(TimeSpan.FromDays(29));

        Assert.IsNotNull(await FindAsync(core, token));
    }

    [TestMethod]
    public async Task SignOut_Session_IsOverAtOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var (actor, token) = await core.EnterAsync("admin");

        await core.Get<SessionService>().SignOutAsync(actor, CancellationToken.None);

        Assert.IsNull(await FindAsync(core, token));
    }

    [TestMethod]
    public async Task End_SessionOfAnother_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");

        var refusal = await core.Get<SessionService>().EndAsync(bob, core.Admin.SessionId!.Value, CancellationToken.None);

        Assert.AreEqual("not_found", refusal?.Code);
    }

    [TestMethod]
    public async Task Disable_Agent_EndsTheirSessions()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        var (_, token) = await core.EnterAsync("bob");

        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { State = "disabled" }, CancellationToken.None);

        Assert.IsNull(await FindAsync(core, token));
    }

    [TestMethod]
    public async Task ChangePassword_EndsOtherSessionsAlone()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, other) = await core.EnterAsync("admin");
        var (actor, own) = await core.EnterAsync("admin");

        var refusal = await core.Get<ChangePassword>().ChangeAsync(
            actor, AccountsCore.Password, "Other-horse-8", new CallerInfo(AccountsCore.Home, null, "pc"), CancellationToken.None);

        Assert.AreEqual((null, true, false), (refusal?.Code, await FindAsync(core, own) is not null, await FindAsync(core, other) is not null));
    }

    [TestMethod]
    public async Task Refresh_RoleChanged_HasTodaysRights()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView);
        await core.AddAgentAsync("bob", [role]);
        var (bob, _) = await core.EnterAsync("bob");

        await core.Get<RoleService>().UpdateAsync(core.Admin, role, new RoleInput { Permissions = new([Permissions.GroupsView]) }, CancellationToken.None);

        Assert.AreEqual((false, true), (core.Get<ActorResolver>().Refresh(bob)!.May(Permissions.AgentsView), core.Get<ActorResolver>().Refresh(bob)!.May(Permissions.GroupsView)));
    }

    [TestMethod]
    public async Task BySession_EndedByAnotherNode_IsOverThroughTheEventLog()
    {
        await using var core = await AccountsCore.StartAsync();
        var (actor, token) = await core.EnterAsync("admin");
        using var other = new ActorResolver(core.Database, core.Get<IEventLog>(), core.Get<SignInLimits>(), core.Clock);
        await other.BySessionAsync(token, CancellationToken.None);
        var told = new TaskCompletionSource();
        using var listener = core.Get<IEventLog>().Listen(batch =>
        {
            if (batch.Any(record => record.Type == AccountEvents.SessionEnded))
                told.TrySetResult();
        });

        await core.Get<SessionService>().SignOutAsync(actor, CancellationToken.None);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.CancellationToken);

        Assert.IsNull(await other.BySessionAsync(token, CancellationToken.None));
    }

    [TestMethod]
    public async Task StepUp_RightPassword_IsAProof()
    {
        await using var core = await AccountsCore.StartAsync();
        var (actor, token) = await core.EnterAsync("admin");
        core.Clock.Advance(TimeSpan.FromMinutes(20));

        await core.Get<StepUp>().VerifyAsync(actor, AccountsCore.Password, new CallerInfo(AccountsCore.Home, null, "pc"), CancellationToken.None);

        Assert.AreEqual(core.Clock.GetUtcNow(), (await FindAsync(core, token))!.VerifiedAt);
    }

    [TestMethod]
    public async Task StepUp_WrongPassword_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();

        var refusal = await core.Get<StepUp>().VerifyAsync(core.Admin, "wrong", new CallerInfo(AccountsCore.Home, null, "pc"), CancellationToken.None);

        Assert.AreEqual("invalid_credentials", refusal?.Code);
    }

    private static ValueTask<SessionIdentity?> FindAsync(AccountsCore core, string token) =>
        core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None);
}
