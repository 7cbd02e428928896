using Appliance.Core.Accounts;
using Appliance.Core.Paging;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class AgentSessionsTests
{
    [TestMethod]
    public async Task EndAll_WithANewPassword_EndsThemAndDemandsOne()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        var (_, token) = await core.EnterAsync("bob");

        await core.Get<AgentSessions>().EndAllAsync(core.Admin, bob.Id, newPassword: true, CancellationToken.None);

        Assert.AreEqual(
            (true, "password_change_required"),
            (await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None) is null, (await core.SignInAsync("bob")).Refusal?.Code));
    }

    [TestMethod]
    public async Task EndAll_WhileASignInWaits_EndsThatToo()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        await SecondFactorTests.SetUpAsync(core, (await core.EnterAsync("bob")).Actor);
        var pending = (await core.SignInAsync("bob")).Value!.Pending!;

        await core.Get<AgentSessions>().EndAllAsync(core.Admin, bob.Id, newPassword: false, CancellationToken.None);

        Assert.IsNull(core.Get<Appliance.Core.Accounts.SecondFactors.SecondStep>().Find(pending, new CallerInfo(AccountsCore.Home, "test", "pc")));
    }

    [TestMethod]
    public async Task End_SessionOutOfScope_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("lead", [await core.AddRoleAsync(Reach.Own, Permissions.SessionsEdit, Permissions.SessionsView)]);
        var (lead, _) = await core.EnterAsync("lead");

        Assert.AreEqual("not_found", (await core.Get<AgentSessions>().EndAsync(lead, core.Admin.SessionId!.Value, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task End_SessionOfWhoMayMore_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("lead", [await core.AddRoleAsync(Reach.All, Permissions.SessionsEdit, Permissions.SessionsView)]);
        var (lead, _) = await core.EnterAsync("lead");

        Assert.AreEqual("exceeds_own", (await core.Get<AgentSessions>().EndAsync(lead, core.Admin.SessionId!.Value, CancellationToken.None))?.Code);
    }

    [TestMethod]
    public async Task List_OutOfScope_ShowsNobodyElse()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("lead", [await core.AddRoleAsync(Reach.Own, Permissions.SessionsView)]);
        var (lead, _) = await core.EnterAsync("lead");
        var sessions = core.Get<AgentSessions>();

        Assert.AreEqual(
            ("2", "not_found"),
            (string.Join(' ', sessions.List(lead, null, new PageRequest()).Value!.Items.Select(item => item.AgentId)), sessions.List(lead, 1, new PageRequest()).Refusal?.Code));
    }

    [TestMethod]
    public async Task ApiToken_OwnerLosesAPermission_LosesItToo()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.ApiTokensEdit, Permissions.AgentsView);
        await core.AddAgentAsync("bob", [role]);
        var (bob, _) = await core.EnterAsync("bob");
        var token = await core.Get<ApiTokenService>().CreateAsync(bob, new NewApiToken("sync", [Permissions.AgentsView]), CancellationToken.None);

        await core.Get<RoleService>().UpdateAsync(core.Admin, role, new RoleInput { Permissions = new([Permissions.ApiTokensEdit]) }, CancellationToken.None);

        var program = await core.Get<ActorResolver>().ByTokenAsync(token.Value!.Token, CancellationToken.None);
        Assert.AreEqual(Permissions.Self, string.Join(' ', program!.Actor.Granted));
    }

    [TestMethod]
    public async Task ApiToken_PastItsDay_IsNone()
    {
        await using var core = await AccountsCore.StartAsync();
        var made = await core.Get<ApiTokenService>().CreateAsync(
            core.Admin, new NewApiToken("sync", [Permissions.AgentsView], core.Clock.GetUtcNow().AddDays(1)), CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromDays(1));

        Assert.IsNull(await core.Get<ActorResolver>().ByTokenAsync(made.Value!.Token, CancellationToken.None));
    }

    [TestMethod]
    public async Task ApiToken_InTheDatabase_IsAHash()
    {
        await using var core = await AccountsCore.StartAsync();
        var made = await core.Get<ApiTokenService>().CreateAsync(core.Admin, new NewApiToken("sync", [Permissions.AgentsView]), CancellationToken.None);

        Assert.AreEqual(OpaqueToken.Hash(made.Value!.Token), core.Scalar<string>("select token_hash from api_tokens"));
    }
}
