using System.IO.Compression;
using System.Text;
using Appliance.Storage.Backup;
using Appliance.Storage.Blobs;
using Appliance.Storage.Doctor;
using Appliance.Storage.Events;
using Appliance.Storage.Outbox;
using Appliance.Storage.Tests.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Tests.Backup;

[TestClass]
public sealed class BackupTests
{
    private const string Passphrase = "correct horse battery staple";

    private readonly string _work = TestStorage.NewFolder();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    private string Source => Path.Combine(_work, "source");

    private string Target => Path.Combine(_work, "target");

    private string Archive => Path.Combine(_work, "backup.zip");

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_work, recursive: true);

    [TestMethod]
    public async Task Create_WhileWriting_RestoresToASoundWhole()
    {
        BlobInfo blob;
        await using (var storage = await FilledAsync())
        {
            blob = await storage.Get<IBlobStore>().SaveAsync(new MemoryStream(Encoding.UTF8.GetBytes("a picture")), 1000, Cancellation);
            var noise = Enumerable.Range(0, 200).Select(i => storage.Database.WriteAsync(session => session.Insert(2, i), Cancellation)).ToArray();
            var report = await storage.Get<BackupService>().CreateAsync(Archive, Passphrase, Cancellation);
            await Task.WhenAll(noise);
            Assert.IsTrue(report.Manifest.KeysIncluded);
        }

        var restored = await RestoreAsync(Target, Passphrase);

        Assert.IsTrue(restored.KeysRestored);
        Assert.AreEqual("secret key", await File.ReadAllTextAsync(Path.Combine(Target, "keys", "key-1.xml"), Cancellation));
        await using var again = await TestStorage.OpenAsync(Target);
        Assert.HasCount(10, again.Database.NumbersOf(1));
        Assert.IsNotNull(again.Get<IBlobStore>().Open(blob.Hash));
        Assert.DoesNotContain(finding => finding.Severity == FindingSeverity.Fault, again.Get<DataDoctor>().Examine(Cancellation));
        await using var store = new SqliteConnection($"Data Source={Path.Combine(Target, "plugin-stores", "sample.db")};Pooling=False");
        Assert.AreEqual("code", await File.ReadAllTextAsync(Path.Combine(Target, "plugins", "sample", "plugin.dll"), Cancellation));
        Assert.AreEqual("kept", store.ExecuteScalar<string>("select text from things"));
    }

    [TestMethod]
    public async Task Create_NoPassphrase_LeavesKeysOut()
    {
        await using var storage = await FilledAsync();

        var report = await storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation);

        Assert.IsFalse(report.Manifest.KeysIncluded);
        using var archive = await ZipFile.OpenReadAsync(Archive, Cancellation);
        Assert.DoesNotContain(entry => entry.FullName.Contains("key", StringComparison.Ordinal), archive.Entries);
    }

    [TestMethod]
    public async Task Create_BrokenPluginStore_IsCopiedAsItIsAndNamed()
    {
        await using var storage = await FilledAsync();
        await File.WriteAllTextAsync(Path.Combine(Source, "plugin-stores", "broken.db"), new string('?', 5000), Cancellation);

        var report = await storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation);

        Assert.AreSequenceEqual(new[] { "broken.db" }, report.UnreadablePluginStores);
    }

    [TestMethod]
    public async Task Create_TargetExists_IsRefused()
    {
        await using var storage = await FilledAsync();
        await File.WriteAllTextAsync(Archive, "mine", Cancellation);

        var refusal = await Assert.ThrowsExactlyAsync<BackupException>(() => storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation));

        Assert.AreEqual("target_exists", refusal.Code);
        Assert.AreEqual("mine", await File.ReadAllTextAsync(Archive, Cancellation));
    }

    [TestMethod]
    public async Task Restore_ContentAltered_IsRefusedAndNothingIsTouched()
    {
        await using (var storage = await FilledAsync())
            await storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation);
        using (var archive = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update, Cancellation))
        {
            archive.GetEntry("plugin-stores/sample.db")!.Delete();
            await using var forged = await archive.CreateEntry("plugin-stores/sample.db").OpenAsync(Cancellation);
            await forged.WriteAsync("forged"u8.ToArray(), Cancellation);
        }

        var refusal = await Assert.ThrowsExactlyAsync<BackupException>(() => RestoreAsync(Target, null));

        Assert.AreEqual("backup_damaged", refusal.Code);
        Assert.IsFalse(File.Exists(Path.Combine(Target, "appliance.db")));
    }

    [TestMethod]
    public async Task Restore_WrongPassphrase_IsRefused()
    {
        await using (var storage = await FilledAsync())
            await storage.Get<BackupService>().CreateAsync(Archive, Passphrase, Cancellation);

        var refusal = await Assert.ThrowsExactlyAsync<BackupException>(() => RestoreAsync(Target, "wrong"));

        Assert.AreEqual("wrong_passphrase", refusal.Code);
    }

    [TestMethod]
    public async Task Restore_KeysLieElsewhere_FindTheirWayThere()
    {
        await using (var storage = await FilledAsync())
            await storage.Get<BackupService>().CreateAsync(Archive, Passphrase, Cancellation);
        var elsewhere = Path.Combine(_work, "elsewhere");

        await using (var target = TestStorage.Build(Target, options: folder => new StorageOptions { DataFolder = folder, KeyFolder = elsewhere }))
            await target.Get<RestoreService>().RestoreAsync(Archive, Passphrase, moveExistingAside: false, Cancellation);

        Assert.AreEqual("secret key", await File.ReadAllTextAsync(Path.Combine(elsewhere, "key-1.xml"), Cancellation));
    }

    [TestMethod]
    public async Task Restore_FolderHoldsData_IsRefusedUnlessMovedAside()
    {
        await using (var storage = await FilledAsync())
            await storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation);
        await using (var storage = await TestStorage.OpenAsync(Source))
            await storage.Database.WriteAsync(session => session.Insert(1, 999), Cancellation);

        var refusal = await Assert.ThrowsExactlyAsync<BackupException>(() => RestoreAsync(Source, null));
        var report = await RestoreAsync(Source, null, moveAside: true);

        Assert.AreEqual("data_folder_not_empty", refusal.Code);
        Assert.IsTrue(File.Exists(Path.Combine(report.MovedAside!, "appliance.db")));
        await using var again = await TestStorage.OpenAsync(Source);
        Assert.HasCount(10, again.Database.NumbersOf(1));
    }

    [TestMethod]
    public async Task Restore_OlderDatabase_GivesNoCursorTwice()
    {
        long lost;
        await using (var storage = await FilledAsync())
        {
            await storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation);
            lost = await storage.Database.WriteAsync(session => session.Append(new NewEvent("lost", default)), Cancellation);
        }

        await RestoreAsync(Target, null);

        await using var again = await TestStorage.OpenAsync(Target);
        Assert.IsGreaterThan(lost, again.Events.Head);
        Assert.IsGreaterThan(lost + 1, again.Events.Oldest);
    }

    [TestMethod]
    public async Task Restore_PendingOutboxRow_CountsAsInterrupted()
    {
        await using (var storage = await FilledAsync())
        {
            await storage.Database.WriteAsync(session => session.Enqueue(new NewOutboxEntry("test", "a", null, "{}")), Cancellation);
            await storage.Get<BackupService>().CreateAsync(Archive, null, Cancellation);
        }

        await RestoreAsync(Target, null);

        await using var again = await TestStorage.OpenAsync(Target);
        Assert.AreEqual(new OutboxSummary(0, 1, 0, 0, 0), again.Get<OutboxDesk>().Summary());
    }

    private async Task<TestStorage> FilledAsync()
    {
        var storage = await TestStorage.OpenAsync(Source);
        for (var i = 0; i < 10; i++)
            await storage.Database.WriteAsync(session => (session.Insert(1, i), session.Append(new NewEvent("note.created", default))), Cancellation);
        Directory.CreateDirectory(Path.Combine(Source, "plugins", "sample"));
        await File.WriteAllTextAsync(Path.Combine(Source, "plugins", "sample", "plugin.dll"), "code", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Source, "keys", "key-1.xml"), "secret key", Cancellation);
        await using var store = new SqliteConnection($"Data Source={Path.Combine(Source, "plugin-stores", "sample.db")};Pooling=False");
        store.Execute("create table things (text text); insert into things values ('kept')");
        return storage;
    }

    private async Task<RestoreReport> RestoreAsync(string folder, string? passphrase, bool moveAside = false)
    {
        await using var storage = TestStorage.Build(folder);
        return await storage.Get<RestoreService>().RestoreAsync(Archive, passphrase, moveAside, Cancellation);
    }
}
