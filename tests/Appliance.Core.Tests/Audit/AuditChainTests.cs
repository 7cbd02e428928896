using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Accounts;

namespace Appliance.Core.Tests.Audit;

[TestClass]
public sealed class AuditChainTests
{
    [TestMethod]
    public async Task Verify_Untouched_IsWhole()
    {
        await using var core = await StartAsync();

        Assert.IsNull(core.Get<AuditChain>().Verify(CancellationToken.None));
    }

    [TestMethod]
    public async Task Verify_AlteredEntry_IsNamed()
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync("update audit_log set action = 'agent.viewed' where id = 2");

        Assert.AreEqual(new AuditFault(2, Altered: true), core.Get<AuditChain>().Verify(CancellationToken.None));
    }

    [TestMethod]
    public async Task Verify_RemovedEntry_IsFoundAtTheNext()
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync("delete from audit_log where id = 2");

        Assert.AreEqual(new AuditFault(3, Altered: false), core.Get<AuditChain>().Verify(CancellationToken.None));
    }

    [TestMethod]
    public async Task Append_Change_SaysWhoFromWhereAndWhat()
    {
        await using var core = await StartAsync();

        var entry = core.Get<AuditReader>().List(core.Admin, new PageRequest(1)).Value!.Items.Single();

        Assert.AreEqual((1L, "agent", "group.created", AccountsCore.Home), (entry.AgentId, entry.Actor, entry.Action, entry.Address));
    }

    [TestMethod]
    public async Task List_WithoutPermission_IsForbidden()
    {
        await using var core = await StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");

        Assert.AreEqual(RefusalKind.Forbidden, core.Get<AuditReader>().List(bob, new PageRequest()).Refusal?.Kind);
    }

    private static async Task<AccountsCore> StartAsync()
    {
        var core = await AccountsCore.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await core.AddGroupAsync(name);
        return core;
    }
}
