using Appliance.Core.Audit;
using Appliance.Core.Doctor;
using Appliance.Core.Tests.Accounts;
using Appliance.Storage;
using Appliance.Storage.Backup;
using Appliance.Storage.Doctor;

namespace Appliance.Core.Tests.Doctor;

[TestClass]
public sealed class AuditCheckTests
{
    [TestMethod]
    public async Task Look_WholeLog_FindsNothing()
    {
        await using var core = await StartAsync();

        Assert.IsEmpty(Look(core));
    }

    [TestMethod]
    [DataRow("update audit_log set detail = '{}' where id = 2", "audit_changed", "entry 2")]
    [DataRow("delete from audit_log where id in (2, 3)", "audit_removed", "entries 2 to 3")]
    [DataRow("delete from audit_log where id = 4", "audit_cut", "entry 4")]
    public async Task Look_TamperedLog_NamesTheEntries(string harm, string code, string named)
    {
        await using var core = await StartAsync();
        await core.ExecuteAsync(harm);

        var finding = Look(core).First(found => found.Code == code);

        Assert.AreEqual((FindingSeverity.Fault, true), (finding.Severity, finding.English.Contains(named, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Look_HeadThatCannotBeRead_IsNamed()
    {
        await using var core = await StartAsync();
        await File.AppendAllTextAsync(core.Get<DataFolder>().AuditHeads, "nonsense\n", CancellationToken.None);

        Assert.AreEqual("audit_head_unreadable", Look(core).Single().Code);
    }

    [TestMethod]
    public async Task Look_HeadTornByAPowerCut_IsPassedOver()
    {
        await using var core = await StartAsync();
        await File.AppendAllTextAsync(core.Get<DataFolder>().AuditHeads, "2026-11-21T09:0", CancellationToken.None);

        Assert.IsEmpty(Look(core));
    }

    [TestMethod]
    public async Task Backup_OfALogWithHeads_TakesThemAlong()
    {
        await using var core = await StartAsync();

        var report = await core.Get<BackupService>().CreateAsync(Path.Combine(core.Folder, "backups", "one.zip"), null, CancellationToken.None);

        Assert.IsTrue(report.Manifest.Entries.Any(entry => entry.Path == "audit-heads"));
    }

    private static List<Finding> Look(AccountsCore core) =>
        core.Database.Read(connection => new AuditCheck().Look(connection, core.Get<DataFolder>()).ToList());

    /// <summary>Four entries, and a head behind the last.</summary>
    private static async Task<AccountsCore> StartAsync()
    {
        var core = await AccountsCore.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await core.AddGroupAsync(name);
        await core.Get<AuditHeads>().NoteAsync(CancellationToken.None);
        return core;
    }
}
