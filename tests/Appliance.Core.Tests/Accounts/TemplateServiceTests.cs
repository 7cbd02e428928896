using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class TemplateServiceTests
{
    private const long SuperAdmin = 1;

    [TestMethod]
    public async Task Create_AgentFromTemplate_TakesWhatItLeavesOut()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("sales");
        var template = await AddAsync(core, new TemplateInput { Name = "sales", GroupIds = new([group]), Capacity = 4, ScopeLimit = "own" });

        var made = (await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("bob", Capacity: 6, TemplateId: template.Id), CancellationToken.None)).Value!;

        Assert.AreEqual((template.Id, group, 6, "own"), (made.TemplateId, made.GroupIds.Single(), made.Capacity, made.ScopeLimit));
    }

    [TestMethod]
    public async Task Create_RoleBeyondOnesOwn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var lead = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.TemplatesEdit);
        await core.AddAgentAsync("lead", [lead]);
        var (actor, _) = await core.EnterAsync("lead");

        var result = await core.Get<TemplateService>().CreateAsync(actor, new TemplateInput { Name = "t", RoleIds = new([SuperAdmin]) }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Create_NameTaken_NamesTheField()
    {
        await using var core = await AccountsCore.StartAsync();
        await AddAsync(core, new TemplateInput { Name = "sales" });

        var result = await core.Get<TemplateService>().CreateAsync(core.Admin, new TemplateInput { Name = "sales" }, CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "taken" }, result.Refusal?.Errors?["name"]);
    }

    [TestMethod]
    public async Task Delete_Template_AccountsForgetIt()
    {
        await using var core = await AccountsCore.StartAsync();
        var template = await AddAsync(core, new TemplateInput { Name = "sales" });
        var bob = (await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("bob", TemplateId: template.Id), CancellationToken.None)).Value!;

        await core.Get<TemplateService>().DeleteAsync(core.Admin, template.Id, CancellationToken.None);

        Assert.IsNull(core.Get<AgentService>().Get(core.Admin, bob.Id).Value!.TemplateId);
    }

    [TestMethod]
    public async Task ScopeLimit_OfAnAccount_NarrowsItsRolesButNotTheOrganisation()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView);
        var bob = await core.AddAgentAsync("bob", [role]);
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { ScopeLimit = "groups" }, CancellationToken.None);

        var (actor, _) = await core.EnterAsync("bob");

        Assert.AreEqual((Reach.Groups, Reach.All), (actor.Scope.MayView(ScopeAreas.Customers), actor.Scope.MayView(ScopeAreas.Organization)));
    }

    [TestMethod]
    public async Task ScopeLimit_OwnOne_CannotBeLifted()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit);
        var bob = await core.AddAgentAsync("bob", [role]);
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { ScopeLimit = "own" }, CancellationToken.None);
        var (actor, _) = await core.EnterAsync("bob");

        var result = await core.Get<AgentService>().UpdateAsync(actor, bob.Id, new AgentChange { ScopeLimit = new((string?)null) }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task PhoneHidden_ColleagueWithoutTheRightToChange_DoesNotSeeIt()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView);
        await core.AddAgentAsync("bob", [role]);
        var ann = (await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("ann", Phone: "123", PhoneHidden: true), CancellationToken.None)).Value!;
        var (bob, _) = await core.EnterAsync("bob");

        var seen = (core.Get<AgentService>().Get(bob, ann.Id).Value!.Phone, core.Get<AgentService>().Get(core.Admin, ann.Id).Value!.Phone);

        Assert.AreEqual((null, "123"), seen);
    }

    private static async Task<TemplateView> AddAsync(AccountsCore core, TemplateInput input)
    {
        var made = await core.Get<TemplateService>().CreateAsync(core.Admin, input, CancellationToken.None);
        Assert.IsFalse(made.IsRefused, made.Refusal?.Code);
        return made.Value;
    }
}
