using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

/// <summary>What several roles give together, area by area.</summary>
[TestClass]
public sealed class TwoRolesTests
{
    [TestMethod]
    public async Task Rules_WideRoleOverOneAccountAndNarrowOverAll_StandSideBySide()
    {
        await using var core = await AccountsCore.StartAsync();
        var narrow = await core.AddRoleAsync(Reach.Own, Permissions.ConversationsView);
        var wide = await core.AddRoleAsync(Reach.All, Permissions.ConversationsView);
        await core.Get<RoleService>().UpdateAsync(core.Admin, wide, new RoleInput { ChannelAccountIds = new([5]) }, CancellationToken.None);
        await core.AddAgentAsync("bob", [narrow, wide]);

        var (bob, _) = await core.EnterAsync("bob");

        var rules = bob.Scope.ToView(ScopeAreas.Conversations).Select(rule => (rule.Reach, rule.ChannelAccountIds?.Single()));
        CollectionAssert.AreEquivalent(new (Reach, long?)[] { (Reach.Own, null), (Reach.All, 5) }, rules.ToArray());
    }

    [TestMethod]
    public async Task Rules_OfOneArea_DoNotWidenAnother()
    {
        await using var core = await AccountsCore.StartAsync();
        var reports = await AddAsync(core, ScopeAreas.Reports, Permissions.ReportsView);
        var conversations = await core.AddRoleAsync(Reach.Own, Permissions.ConversationsView);
        await core.AddAgentAsync("bob", [reports, conversations]);

        var (bob, _) = await core.EnterAsync("bob");

        Assert.AreEqual((Reach.All, Reach.Own), (bob.Scope.ToView(ScopeAreas.Reports)[0].Reach, bob.Scope.ToView(ScopeAreas.Conversations)[0].Reach));
    }

    [TestMethod]
    public async Task Role_WithPoolBeyondOnesOwn_IsNotGiven()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own, Permissions.RolesEdit, Permissions.RolesView);
        await core.AddAgentAsync("bob", [role]);
        var (bob, _) = await core.EnterAsync("bob");

        var made = await core.Get<RoleService>().CreateAsync(bob, new RoleInput { Name = "pool", Pools = ScopeRule.CompanyPool, Mask = new([]) }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", made.Refusal?.Code);
    }

    [TestMethod]
    public async Task Phone_WithoutTheRight_IsNoWayIn()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own, Permissions.ConversationsView);
        await core.AddAgentAsync("bob", [role]);

        var signedIn = await core.Get<SignIn>().SignInAsync(
            new SignInRequest("bob", AccountsCore.Password, null, false, new CallerInfo(AccountsCore.Home, "test", "mobile")), CancellationToken.None);

        Assert.AreEqual("mobile_not_allowed", signedIn.Refusal?.Code);
    }

    private static async Task<long> AddAsync(AccountsCore core, string area, string permission)
    {
        var made = await core.Get<RoleService>().CreateAsync(
            core.Admin,
            new RoleInput
            {
                Name = area,
                Permissions = new([permission]),
                Scopes = new(new Dictionary<string, AreaScope> { [area] = new(Reach.All, Reach.None) }),
            },
            CancellationToken.None);
        return made.Value!.Id;
    }
}
