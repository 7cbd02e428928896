using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Accounts;

namespace Appliance.Core.Tests.Audit;

[TestClass]
public sealed class PersonalValuesTests
{
    [TestMethod]
    public async Task Append_ChangeOfAContact_ShowsBeforeAndAfter()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await ChangedAsync(core);

        var entry = Changed(core, bob.Id);

        var personal = entry.Personal!.Value;
        Assert.AreEqual(
            ("old@example.com", "new@example.com"),
            (personal.GetProperty("before").GetProperty("email").GetString(), personal.GetProperty("after").GetProperty("email").GetString()));
    }

    [TestMethod]
    public async Task Append_ChangeOfAContact_StoresItSealed()
    {
        await using var core = await AccountsCore.StartAsync();
        await ChangedAsync(core);

        Assert.AreEqual(0, core.Scalar<int>(
            "select count(*) from audit_log where personal like '%example.com%' or detail like '%example.com%' or address is not null"));
    }

    [TestMethod]
    public async Task Erase_OfAPerson_TakesTheirValuesAndLeavesTheChainWhole()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await ChangedAsync(core);

        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { State = AgentStates.Disabled }, CancellationToken.None);
        Assert.IsNull(await core.Get<AgentService>().DeleteAsync(core.Admin, bob.Id, CancellationToken.None));

        var entry = Changed(core, bob.Id);
        Assert.AreEqual((null, true, 0), ((object?)entry.Personal, entry.Erased, core.Get<AuditChain>().Verify(CancellationToken.None).Count));
    }

    [TestMethod]
    public async Task Append_ForAnErasedPerson_KeepsNothingOfThem()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.Database.WriteAsync(session => PersonKeys.Destroy(session, PersonKinds.Customer, 5, core.Clock), CancellationToken.None);

        await core.Database.WriteAsync(
            session => core.Get<AuditLog>().Append(session, Actor.System, "customer.changed", "customer", 5, null, PersonalValues.OfCustomer(5, new { after = new { name = "Li" } })),
            CancellationToken.None);

        Assert.AreEqual(1, core.Scalar<int>("select count(*) from audit_log where action = 'customer.changed' and personal is null"));
    }

    [TestMethod]
    public async Task List_ForWhomContactsAreMasked_MasksThem()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.Database.WriteAsync(
            session => core.Get<AuditLog>().Append(
                session, core.Admin, "customer.changed", "customer", 5, null, PersonalValues.OfCustomer(5, new { after = new { email = "li@example.com", phone = "13812345678" } })),
            CancellationToken.None);
        var reader = Actor.Agent(1, 1, new HashSet<string> { Permissions.AuditView }, DataScope.Everything with { Mask = ["email", "phone"] }, "pc");

        var entry = core.Get<AuditReader>().List(reader, new AuditFilter(ObjectKind: "customer"), new PageRequest()).Value!.Items.Single();

        var after = entry.Personal!.Value.GetProperty("after");
        Assert.AreEqual(("l***@example.com", "138****5678"), (after.GetProperty("email").GetString(), after.GetProperty("phone").GetString()));
    }

    private static async Task<AgentView> ChangedAsync(AccountsCore core)
    {
        var bob = await core.AddAgentAsync("bob", email: "old@example.com");
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { Email = "new@example.com" }, CancellationToken.None);
        return bob;
    }

    private static AuditView Changed(AccountsCore core, long id) =>
        core.Get<AuditReader>().List(core.Admin, new AuditFilter(Action: "agent.changed", ObjectKind: "agent", ObjectId: id), new PageRequest()).Value!.Items.MinBy(entry => entry.Id)!;
}
