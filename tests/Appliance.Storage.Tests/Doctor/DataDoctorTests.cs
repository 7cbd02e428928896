using Appliance.Storage.Doctor;
using Appliance.Storage.Tests.Testing;
using Dapper;

namespace Appliance.Storage.Tests.Doctor;

[TestClass]
public sealed class DataDoctorTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task Examine_SoundFolder_FindsNothing()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(session => session.Insert(1, 1), Cancellation);

        Assert.IsEmpty(storage.Get<DataDoctor>().Examine(Cancellation));
    }

    [TestMethod]
    public async Task Examine_NoDatabase_SaysSo()
    {
        await using var storage = TestStorage.Build();

        Assert.AreEqual("no_database", storage.Get<DataDoctor>().Examine(Cancellation).Single().Code);
    }

    [TestMethod]
    public async Task Examine_DamagedFile_IsAFault()
    {
        var folder = TestStorage.NewFolder();
        await using (var storage = await TestStorage.OpenAsync(folder))
            await storage.Database.WriteAsync(session => Enumerable.Range(0, 500).Sum(i => session.Insert(1, i, new string('x', 300))), Cancellation);
        await using (var file = new FileStream(Path.Combine(folder, "appliance.db"), FileMode.Open))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[8192], Cancellation);
        }

        await using (var storage = TestStorage.Build(folder))
            Assert.Contains(finding => finding.Severity == FindingSeverity.Fault, storage.Get<DataDoctor>().Examine(Cancellation));

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Examine_FollowerBeyondTheHead_IsAFault()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(
            session => session.Connection.Execute("insert into follower_cursors (name, cursor, updated_at) values ('rules', 99, 0)"),
            Cancellation);

        Assert.AreEqual("follower_ahead", storage.Get<DataDoctor>().Examine(Cancellation).Single().Code);
    }

    [TestMethod]
    public async Task Examine_OldUploadLeftovers_AreNoted()
    {
        await using var storage = await TestStorage.OpenAsync();
        var path = Path.Combine(storage.Folder, "media", ".tmp-1");
        await File.WriteAllTextAsync(path, "half", Cancellation);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.AreEqual("temporary_files", storage.Get<DataDoctor>().Examine(Cancellation).Single().Code);
    }
}
