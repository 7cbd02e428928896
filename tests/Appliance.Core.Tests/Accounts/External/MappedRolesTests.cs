using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;

namespace Appliance.Core.Tests.Accounts.External;

[TestClass]
public sealed class MappedRolesTests
{
    [TestMethod]
    public async Task SignIn_InAMappedGroup_HasTheRole()
    {
        var (world, role) = await StartAsync();
        await using var _ = world;

        await world.EnterAsync("CN=Support");

        CollectionAssert.Contains(world.RolesOf("li").ToList(), role);
    }

    [TestMethod]
    public async Task SignIn_GroupGone_TakesTheRoleBack()
    {
        var (world, role) = await StartAsync();
        await using var _ = world;
        await world.EnterAsync("cn=support");

        await world.EnterAsync();

        CollectionAssert.DoesNotContain(world.RolesOf("li").ToList(), role);
    }

    [TestMethod]
    public async Task SignIn_RoleGivenByHand_StaysWhenTheGroupGoes()
    {
        var (world, role) = await StartAsync();
        await using var _ = world;
        await world.EnterAsync();
        await world.Core.ExecuteAsync("insert into agent_roles (agent_id, role_id, since) select id, @role, 0 from agents where login = 'li'", new { role });
        await world.EnterAsync("cn=support");

        await world.EnterAsync();

        CollectionAssert.Contains(world.RolesOf("li").ToList(), role);
    }

    [TestMethod]
    public async Task Save_MappingTakenOut_TakesTheRoleBackAtOnce()
    {
        var (world, role) = await StartAsync();
        await using var _ = world;
        await world.EnterAsync("cn=support");

        await world.SetAsync(new ProviderPolicy { Enabled = true, CreateAccounts = true });

        CollectionAssert.DoesNotContain(world.RolesOf("li").ToList(), role);
    }

    [TestMethod]
    public async Task Save_GroupThatMakesSuperAdmins_NeedsItsOwnTick()
    {
        await using var world = await ExternalCore.StartAsync();
        var admin = world.RolesOf("admin").Single();

        var saved = await world.Core.Get<ProviderService>().SaveAsync(
            world.Core.Admin, FakeProviders.Directory, new ProviderPolicy { Mappings = [new GroupMapping("cn=admins", admin)] }, CancellationToken.None);

        Assert.AreEqual("super_admin_not_ticked", saved.Refusal?.Errors?["mappings"].Single());
    }

    [TestMethod]
    public async Task SignIn_GroupTickedForSuperAdmins_MakesOne()
    {
        await using var world = await ExternalCore.StartAsync();
        var admin = world.RolesOf("admin").Single();
        await world.SetAsync(new ProviderPolicy { Enabled = true, CreateAccounts = true, Mappings = [new GroupMapping("cn=admins", admin, AllowSuperAdmin: true)] });

        await world.EnterAsync("cn=admins");

        CollectionAssert.Contains(world.RolesOf("li").ToList(), admin);
    }

    [TestMethod]
    public async Task Save_DefaultRoleSuperAdmin_Refused()
    {
        await using var world = await ExternalCore.StartAsync();

        var saved = await world.Core.Get<ProviderService>().SaveAsync(
            world.Core.Admin, FakeProviders.Directory, new ProviderPolicy { RoleIds = world.RolesOf("admin") }, CancellationToken.None);

        Assert.AreEqual("super_admin_by_default", saved.Refusal?.Errors?["roleIds"].Single());
    }

    [TestMethod]
    public async Task Save_RoleBeyondOnesOwn_Refused()
    {
        await using var world = await ExternalCore.StartAsync();
        var mine = await world.Core.AddRoleAsync(Reach.All, Permissions.SignInProvidersView, Permissions.SignInProvidersEdit);
        var strong = await world.Core.AddRoleAsync(Reach.All, Permissions.PluginsEdit);
        await world.Core.AddAgentAsync("helper", roles: [mine]);
        var (helper, _) = await world.Core.EnterAsync("helper");

        var saved = await world.Core.Get<ProviderService>().SaveAsync(
            helper, FakeProviders.Directory, new ProviderPolicy { Mappings = [new GroupMapping("cn=x", strong)] }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", saved.Refusal?.Code);
    }

    [TestMethod]
    public async Task SignIn_OnlyMappedGroups_KeepsTheOthersOut()
    {
        await using var world = await ExternalCore.StartAsync();
        var role = await world.Core.AddRoleAsync(Reach.Own, Permissions.ConversationsView);
        await world.SetAsync(new ProviderPolicy { Enabled = true, CreateAccounts = true, RequireGroup = true, Mappings = [new GroupMapping("cn=support", role)] });

        Assert.AreEqual("not_in_group", (await world.EnterAsync("cn=other")).Refusal?.Code);
    }

    private static async Task<(ExternalCore World, long Role)> StartAsync()
    {
        var world = await ExternalCore.StartAsync();
        var role = await world.Core.AddRoleAsync(Reach.Own, Permissions.ConversationsView);
        await world.SetAsync(new ProviderPolicy { Enabled = true, CreateAccounts = true, Mappings = [new GroupMapping("cn=support", role)] });
        return (world, role);
    }
}
