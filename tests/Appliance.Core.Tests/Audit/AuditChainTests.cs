using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Accounts;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Tests.Audit;

[TestClass]
public sealed class AuditChainTests
{
    [TestMethod]
    public async Task Verify_Untouched_IsWhole()
    {
        await using var core = await StartAsync();

        Assert.IsEmpty(Verify(core));
    }

    [TestMethod]
    public async Task Verify_AlteredEntry_IsNamed()
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync("update audit_log set action = 'agent.viewed' where id = 2");

        Assert.AreEqual(new AuditFault(AuditFaultKind.Changed, 2, 2), Verify(core).Single());
    }

    [TestMethod]
    public async Task Verify_AlteredCipher_IsNamed()
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync("update audit_log set personal = replace(personal, 'agent', 'agenT') where id = 3");

        Assert.AreEqual(new AuditFault(AuditFaultKind.Changed, 3, 3), Verify(core).Single());
    }

    [TestMethod]
    public async Task Verify_AlteredEntryWithItsHashMadeAnew_IsNamed()
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync("update audit_log set action = 'agent.viewed' where id = 2");
        var row = core.Database.Read(connection => connection.QuerySingle<AuditRow>($"select {AuditRow.Columns} from audit_log where id = 2"));
        await core.ExecuteAsync("update audit_log set hash = @hash where id = 2", new { hash = AuditChain.HashOf(row) });

        Assert.AreEqual(new AuditFault(AuditFaultKind.Changed, 2, 2), Verify(core).Single());
    }

    [TestMethod]
    public async Task Verify_RemovedEntries_AreNamed()
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync("delete from audit_log where id in (2, 3)");

        Assert.AreEqual(new AuditFault(AuditFaultKind.Removed, 2, 3), Verify(core).Single());
    }

    [TestMethod]
    public async Task Verify_EntryOfTheFirstVersion_IsWhole()
    {
        await using var core = await AccountsCore.StartEmptyAsync();
        var old = new AuditRow { At = 1, Actor = "agent", AgentId = 7, Action = "group.created", Address = "192.0.2.9", PreviousHash = AuditChain.Start };
        await core.ExecuteAsync(
            """
            insert into audit_log (at, agent_id, actor, action, detail, address, previous_hash, hash)
            values (@At, @AgentId, @Actor, @Action, @Detail, @Address, @PreviousHash, @Hash)
            """,
            old with { Hash = AuditChain.HashOf(old) });
        await core.Get<FirstRun>().RunAsync("admin", AccountsCore.Password, CancellationToken.None);

        Assert.IsEmpty(Verify(core));
    }

    [TestMethod]
    public async Task Compare_CutBehindAHead_NamesWhatIsMissing()
    {
        await using var core = await StartAsync();
        await core.Get<AuditHeads>().NoteAsync(CancellationToken.None);
        await core.ExecuteAsync("delete from audit_log where id > 2");

        Assert.AreEqual(new AuditFault(AuditFaultKind.Cut, 3, 4), Witnessed(core).Single());
    }

    [TestMethod]
    public async Task Compare_CutWithTheFileOfHeadsGone_IsFoundByTheEventLog()
    {
        await using var core = await StartAsync();
        await core.Get<AuditHeads>().NoteAsync(CancellationToken.None);
        File.Delete(Path.Combine(core.Folder, "audit-heads"));
        await core.ExecuteAsync("delete from audit_log where id > 2");

        Assert.AreEqual(AuditFaultKind.Cut, Witnessed(core).Single().Kind);
    }

    [TestMethod]
    public async Task Compare_LogWrittenAnew_IsFound()
    {
        await using var core = await StartAsync();
        await core.Get<AuditHeads>().NoteAsync(CancellationToken.None);
        await core.ExecuteAsync("delete from audit_log");
        for (var i = 0; i < 5; i++)
            await core.AddGroupAsync("other " + i);

        Assert.AreEqual((0, AuditFaultKind.Rewritten), (Verify(core).Count, Witnessed(core).Single().Kind));
    }

    [TestMethod]
    public async Task Compare_LogThatHasGrown_IsWhole()
    {
        await using var core = await StartAsync();
        await core.Get<AuditHeads>().NoteAsync(CancellationToken.None);
        await core.AddGroupAsync("later");

        Assert.IsEmpty(Witnessed(core));
    }

    [TestMethod]
    public async Task Append_Change_SaysWhoFromWhereAndWhat()
    {
        await using var core = await StartAsync();

        var entry = List(core, new AuditFilter())[0];

        Assert.AreEqual((1L, "agent", "group.created", AccountsCore.Home), (entry.AgentId, entry.Actor, entry.Action, entry.Address));
    }

    [TestMethod]
    public async Task List_WithoutPermission_IsForbidden()
    {
        await using var core = await StartAsync();
        await core.AddAgentAsync("bob");
        var (bob, _) = await core.EnterAsync("bob");

        Assert.AreEqual(RefusalKind.Forbidden, core.Get<AuditReader>().List(bob, new AuditFilter(), new PageRequest()).Refusal?.Kind);
    }

    [TestMethod]
    public async Task List_ByActionArea_HasThatAreaAlone()
    {
        await using var core = await StartAsync();
        await core.AddAgentAsync("bob");

        var actions = List(core, new AuditFilter(Action: "group.")).Select(entry => entry.Action).Distinct();

        Assert.AreEqual("group.created", actions.Single());
    }

    [TestMethod]
    public async Task Actions_AfterChanges_AreEachThereOnce()
    {
        await using var core = await StartAsync();

        CollectionAssert.AreEqual(new[] { "agent.created", "group.created" }, core.Get<AuditReader>().Actions(core.Admin).ToList());
    }

    [TestMethod]
    public async Task Append_Change_TellsThoseWhoWatch()
    {
        await using var core = await StartAsync();

        var told = core.Get<IEventLog>().ReadAfter(0, 1000).Last(item => item.Type == AuditEvents.Appended);

        Assert.AreEqual(new AppendedEntry("group.created", 1, "group", 3), AuditEvents.Read(told.Data));
    }

    private static IReadOnlyList<AuditFault> Verify(AccountsCore core) => core.Get<AuditChain>().Verify(CancellationToken.None);

    private static List<AuditFault> Witnessed(AccountsCore core) =>
        core.Database.Read(connection => AuditWitnesses.Faults(connection, core.Get<DataFolder>()).ToList());

    private static IReadOnlyList<AuditView> List(AccountsCore core, AuditFilter filter) =>
        core.Get<AuditReader>().List(core.Admin, filter, new PageRequest()).Value!.Items;

    /// <summary>Entries 1 (the admin's account) to 4.</summary>
    private static async Task<AccountsCore> StartAsync()
    {
        var core = await AccountsCore.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await core.AddGroupAsync(name);
        return core;
    }
}
