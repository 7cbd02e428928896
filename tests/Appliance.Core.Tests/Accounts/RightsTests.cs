using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class RightsTests
{
    [TestMethod]
    public async Task Rights_SuperAdmin_HasEveryPermissionEverywhere()
    {
        await using var core = await AccountsCore.StartAsync();

        Assert.IsTrue(
            PermissionRegistry.Names.All(core.Admin.May) && ScopeAreas.Names.All(area => core.Admin.Scope.MayEdit(area) == Reach.All)
            && core.Admin.Scope.ChannelAccountIds is null);
    }

    [TestMethod]
    public async Task Rights_TwoRoles_AddUp()
    {
        await using var core = await AccountsCore.StartAsync();
        var narrow = await core.AddRoleAsync(Reach.Own, Permissions.AgentsView);
        var wide = await core.AddRoleAsync(Reach.Groups, Permissions.GroupsView);
        await core.AddAgentAsync("bob", [narrow, wide]);

        var (bob, _) = await core.EnterAsync("bob");

        Assert.AreEqual(
            (true, true, Reach.Groups),
            (bob.May(Permissions.AgentsView), bob.May(Permissions.GroupsView), bob.Scope.MayView(ScopeAreas.Conversations)));
    }

    [TestMethod]
    public async Task Rights_WideRoleLimitedToAccounts_IsNotFreedByANarrowOne()
    {
        await using var core = await AccountsCore.StartAsync();
        var narrow = await core.AddRoleAsync(Reach.Own);
        var wide = await AddLimitedRoleAsync(core, Reach.All);
        await core.AddAgentAsync("bob", [narrow, wide]);

        var (bob, _) = await core.EnterAsync("bob");

        CollectionAssert.AreEqual(new long[] { 5 }, bob.Scope.ChannelAccountIds!.ToArray());
    }

    [TestMethod]
    public async Task Rights_NarrowRoleLimitedToAccounts_DoesNotLimitAWideOne()
    {
        await using var core = await AccountsCore.StartAsync();
        var narrow = await AddLimitedRoleAsync(core, Reach.Own);
        var wide = await core.AddRoleAsync(Reach.All);
        await core.AddAgentAsync("bob", [narrow, wide]);

        var (bob, _) = await core.EnterAsync("bob");

        Assert.IsNull(bob.Scope.ChannelAccountIds);
    }

    [TestMethod]
    public async Task Rights_NoRole_MayOnlyWhatConcernsOneself()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob", []);

        var (bob, _) = await core.EnterAsync("bob");

        CollectionAssert.AreEqual(new[] { Permissions.Self }, bob.Granted.ToList());
    }

    [TestMethod]
    public async Task Token_Rights_AreThoseOfTokenAndAgentTogether()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.ApiTokensEdit, Permissions.AgentsView, Permissions.GroupsView);
        await core.AddAgentAsync("bob", [role]);
        var (bob, _) = await core.EnterAsync("bob");
        var token = await MakeTokenAsync(core, bob, Permissions.AgentsView, Permissions.GroupsView);

        await core.Get<RoleService>().UpdateAsync(core.Admin, role, new RoleInput { Permissions = new([Permissions.GroupsView]) }, CancellationToken.None);
        var actor = (await core.Get<ActorResolver>().ByTokenAsync(token.Token, CancellationToken.None))!.Actor;

        CollectionAssert.AreEquivalent(new[] { Permissions.Self, Permissions.GroupsView }, actor.Granted.ToList());
    }

    [TestMethod]
    public async Task Token_BeyondOnesOwn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.ApiTokensEdit);
        await core.AddAgentAsync("bob", [role]);
        var (bob, _) = await core.EnterAsync("bob");

        var result = await core.Get<ApiTokenService>().CreateAsync(bob, new NewApiToken("t", [Permissions.RolesEdit]), CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Token_Revoked_IsOverAtOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var token = await MakeTokenAsync(core, core.Admin, Permissions.AgentsView);
        Assert.IsNotNull(await core.Get<ActorResolver>().ByTokenAsync(token.Token, CancellationToken.None));

        await core.Get<ApiTokenService>().RevokeAsync(core.Admin, token.Id, CancellationToken.None);

        Assert.IsNull(await core.Get<ActorResolver>().ByTokenAsync(token.Token, CancellationToken.None));
    }

    [TestMethod]
    public async Task Token_Expired_IsOver()
    {
        await using var core = await AccountsCore.StartAsync();
        var made = await core.Get<ApiTokenService>().CreateAsync(
            core.Admin, new NewApiToken("t", [], core.Clock.GetUtcNow().AddHours(1)), CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsNull(await core.Get<ActorResolver>().ByTokenAsync(made.Value!.Token, CancellationToken.None));
    }

    [TestMethod]
    public async Task Token_AtRest_IsOnlyItsHash()
    {
        await using var core = await AccountsCore.StartAsync();

        var token = await MakeTokenAsync(core, core.Admin, Permissions.AgentsView);

        Assert.AreEqual(OpaqueToken.Hash(token.Token), core.Scalar<string>("select token_hash from api_tokens"));
    }

    private static async Task<CreatedApiToken> MakeTokenAsync(AccountsCore core, Actor actor, params string[] permissions)
    {
        var made = await core.Get<ApiTokenService>().CreateAsync(actor, new NewApiToken("t", permissions), CancellationToken.None);
        Assert.IsFalse(made.IsRefused, made.Refusal?.Code);
        return made.Value;
    }

    private static async Task<long> AddLimitedRoleAsync(AccountsCore core, Reach reach)
    {
        var id = await core.AddRoleAsync(reach);
        await core.Get<RoleService>().UpdateAsync(core.Admin, id, new RoleInput { ChannelAccountIds = new([5]) }, CancellationToken.None);
        return id;
    }
}
