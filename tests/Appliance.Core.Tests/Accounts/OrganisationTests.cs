using Appliance.Core.Accounts;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class OrganisationTests
{
    private const long SuperAdmin = 1;
    private const long AgentRole = 3;

    [TestMethod]
    public async Task UpdateDepartment_BelowItself_IsACycle()
    {
        await using var core = await AccountsCore.StartAsync();
        var departments = core.Get<DepartmentService>();
        var top = (await departments.CreateAsync(core.Admin, new DepartmentInput("top"), CancellationToken.None)).Value!.Id;
        var below = (await departments.CreateAsync(core.Admin, new DepartmentInput("below", top), CancellationToken.None)).Value!.Id;

        var result = await departments.UpdateAsync(core.Admin, top, new DepartmentInput("top", below), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "cycle" }, result.Refusal?.Errors?["parentId"]);
    }

    [TestMethod]
    public async Task DeleteDepartment_WithMember_IsInUse()
    {
        await using var core = await AccountsCore.StartAsync();
        var departments = core.Get<DepartmentService>();
        var id = (await departments.CreateAsync(core.Admin, new DepartmentInput("top"), CancellationToken.None)).Value!.Id;
        await core.AddAgentAsync("bob", department: id);

        var refusal = await departments.DeleteAsync(core.Admin, id, CancellationToken.None);

        Assert.AreEqual((RefusalKind.Conflict, "in_use"), (refusal!.Kind, refusal.Code));
    }

    [TestMethod]
    public async Task DeleteDepartment_Empty_IsGone()
    {
        await using var core = await AccountsCore.StartAsync();
        var departments = core.Get<DepartmentService>();
        var id = (await departments.CreateAsync(core.Admin, new DepartmentInput("top"), CancellationToken.None)).Value!.Id;

        await departments.DeleteAsync(core.Admin, id, CancellationToken.None);

        Assert.AreEqual("not_found", departments.Get(core.Admin, id).Refusal?.Code);
    }

    [TestMethod]
    public async Task CreateGroup_NameAlone_IsLeastBusy()
    {
        await using var core = await AccountsCore.StartAsync();

        var group = (await core.Get<GroupService>().CreateAsync(core.Admin, new GroupInput { Name = "sales" }, CancellationToken.None)).Value!;

        Assert.AreEqual("least-busy", group.Strategy);
    }

    [TestMethod]
    [DataRow("sales", "least-busy", "name")]
    [DataRow("", "least-busy", "name")]
    [DataRow("support", "magic", "strategy")]
    public async Task CreateGroup_BadField_IsInvalid(string name, string strategy, string field)
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddGroupAsync("sales");

        var result = await core.Get<GroupService>().CreateAsync(core.Admin, new GroupInput { Name = name, Strategy = strategy }, CancellationToken.None);

        Assert.IsTrue(result.Refusal?.Errors?.ContainsKey(field));
    }

    [TestMethod]
    public async Task UpdateGroup_OverflowIntoItself_IsInvalid()
    {
        await using var core = await AccountsCore.StartAsync();
        var id = await core.AddGroupAsync("sales");

        var result = await core.Get<GroupService>().UpdateAsync(core.Admin, id, new GroupInput { Overflow = new OverflowView(id, 60) }, CancellationToken.None);

        Assert.IsTrue(result.Refusal?.Errors?.ContainsKey("overflow.groupId"));
    }

    [TestMethod]
    public async Task DeleteGroup_ReferredTo_IsInUseAndKeepsItsMembers()
    {
        await using var core = await AccountsCore.StartAsync();
        var id = await core.AddGroupAsync("sales");
        var bob = await core.AddAgentAsync("bob", groups: [id]);
        var other = await core.AddGroupAsync("other");
        await core.Get<GroupService>().UpdateAsync(core.Admin, other, new GroupInput { Overflow = new OverflowView(id, 60) }, CancellationToken.None);

        var refusal = await core.Get<GroupService>().DeleteAsync(core.Admin, id, CancellationToken.None);

        Assert.AreEqual(("in_use", bob.Id), (refusal?.Code, core.Get<GroupService>().Get(core.Admin, id).Value!.AgentIds.Single()));
    }

    [TestMethod]
    public async Task DeleteGroup_Unused_TakesItsMembersOut()
    {
        await using var core = await AccountsCore.StartAsync();
        var id = await core.AddGroupAsync("sales");
        var bob = await core.AddAgentAsync("bob", groups: [id]);

        await core.Get<GroupService>().DeleteAsync(core.Admin, id, CancellationToken.None);

        Assert.IsEmpty(core.Get<AgentService>().Get(core.Admin, bob.Id).Value!.GroupIds);
    }

    [TestMethod]
    public async Task UpdateRole_SuperAdmin_IsBuiltIn()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<RoleService>().UpdateAsync(core.Admin, SuperAdmin, new RoleInput { Name = "x" }, CancellationToken.None);

        Assert.AreEqual("built_in", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task DeleteRole_BuiltIn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();

        var refusal = await core.Get<RoleService>().DeleteAsync(core.Admin, AgentRole, CancellationToken.None);

        Assert.AreEqual("built_in", refusal?.Code);
    }

    [TestMethod]
    public async Task DeleteRole_Held_IsInUse()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own);
        await core.AddAgentAsync("bob", [role]);

        var refusal = await core.Get<RoleService>().DeleteAsync(core.Admin, role, CancellationToken.None);

        Assert.AreEqual("in_use", refusal?.Code);
    }

    [TestMethod]
    public async Task CreateRole_EditBeyondView_IsInvalid()
    {
        await using var core = await AccountsCore.StartAsync();
        var scopes = new Dictionary<string, AreaScope> { ["customers"] = new(Reach.Own, Reach.All) };

        var result = await core.Get<RoleService>().CreateAsync(core.Admin, new RoleInput { Name = "x", Scopes = scopes }, CancellationToken.None);

        Assert.IsTrue(result.Refusal?.Errors?.ContainsKey("scopes.customers.edit"));
    }

    [TestMethod]
    public async Task CreateRole_UnknownPermission_IsInvalid()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<RoleService>().CreateAsync(core.Admin, new RoleInput { Name = "x", Permissions = new(["fly"]) }, CancellationToken.None);

        Assert.IsTrue(result.Refusal?.Errors?.ContainsKey("permissions"));
    }

    [TestMethod]
    public async Task CreateRole_BeyondOnesOwn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own, Permissions.RolesEdit);
        await core.AddAgentAsync("bob", [role]);
        var (bob, _) = await core.EnterAsync("bob");

        var result = await core.Get<RoleService>().CreateAsync(
            bob, new RoleInput { Name = "x", Permissions = new([Permissions.AgentsEdit]) }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public void PermissionRegistry_EveryPermission_HasTextsInBothLanguages()
    {
        var constants = typeof(Permissions).GetFields().Select(field => (string)field.GetValue(null)!).Where(name => name != Permissions.Self).ToHashSet();
        var complete = PermissionRegistry.All.Where(item => item.Text["zh-CN"].Length > 0 && item.Text["en"].Length > 0).Select(item => item.Name);

        CollectionAssert.AreEquivalent(constants.ToList(), complete.ToList());
    }
}
