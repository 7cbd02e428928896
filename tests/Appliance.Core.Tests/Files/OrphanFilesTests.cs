using Appliance.Core.Files;
using Appliance.Core.Tests.Testing;
using Appliance.Storage.Blobs;

namespace Appliance.Core.Tests.Files;

[TestClass]
public sealed class OrphanFilesTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Sweep_UploadThatWasNeverSent_GoesAfterADayWithItsContent()
    {
        await using var core = await TestCore.StartAsync();
        var hash = await UploadAsync(core, "one");

        await core.Get<OrphanFiles>().SweepAsync(Cancelled);
        Assert.IsTrue(core.Get<IBlobStore>().Exists(hash));

        // The hourly sweep runs here, too.
        core.Time.Advance(TimeSpan.FromHours(25));
        await TestCore.EventuallyAsync(() => !core.Get<IBlobStore>().Exists(hash), "the content is removed");
        Assert.AreEqual(0, core.Scalar<long>("select count(*) from files"));
    }

    [TestMethod]
    public async Task Sweep_ContentThatAnotherRowNames_Stays()
    {
        await using var core = await TestCore.StartAsync();
        var hash = await UploadAsync(core, "same");
        await core.ExecuteAsync("update files set created_at = created_at - 90000000");
        await UploadAsync(core, "same");

        Assert.AreEqual(1, await core.Get<OrphanFiles>().SweepAsync(Cancelled));

        Assert.IsTrue(core.Get<IBlobStore>().Exists(hash));
        Assert.AreEqual(1, core.Scalar<long>("select count(*) from files"));
    }

    [TestMethod]
    public async Task Upload_ContentThatWasSwept_IsStoredAnew()
    {
        await using var core = await TestCore.StartAsync();
        await UploadAsync(core, "again");
        await core.ExecuteAsync("update files set created_at = created_at - 90000000");
        await core.Get<OrphanFiles>().SweepAsync(Cancelled);

        var hash = await UploadAsync(core, "again");

        Assert.IsTrue(core.Get<IBlobStore>().Exists(hash));
    }

    private async Task<string> UploadAsync(TestCore core, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var stored = await core.Get<FileUploads>().UploadAsync(Actor.Visitor(1, 1, "pc"), "a.txt", content, Cancelled);
        Assert.IsFalse(stored.IsRefused);
        return core.Scalar<string>("select hash from files where id = @Id", new { stored.Value!.Id });
    }
}
