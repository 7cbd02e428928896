using System.IO.Compression;
using Appliance.Core.Plugins;
using Appliance.Core.Tests.Testing;
using Appliance.Plugins;

namespace Appliance.Core.Tests.Plugins;

[TestClass]
public sealed class PluginUploadsTests
{
    [TestMethod]
    public async Task Take_TellsWhatItAsksFor_AndInstallsNothing()
    {
        await using var core = await TestCore.StartAsync(routing: false);

        var upload = await TakeAsync(core);

        Assert.AreEqual("example.com", upload.Preview.Manifest!.Asks.Hosts.Single());
        Assert.IsNull(core.Get<PluginRegistry>().Find("echo"));
    }

    [TestMethod]
    public async Task Install_AfterTheYes_InstallsIt()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        await core.Get<PluginRegistry>().Started;
        var upload = await TakeAsync(core);

        var done = await core.Get<PluginUploads>().InstallAsync(Actor.System, upload.Token!, CancellationToken.None);

        Assert.AreEqual("echo", done.Value!.Plugin?.Id);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(core.Folder, "plugin-uploads")));
    }

    [TestMethod]
    public async Task Find_PathInsteadOfToken_IsNotFound()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        await TakeAsync(core);

        var found = await core.Get<PluginUploads>().FindAsync(Actor.System, "../../../etc/passwd", CancellationToken.None);

        Assert.AreEqual(RefusalKind.NotFound, found.Refusal!.Kind);
    }

    [TestMethod]
    public async Task Take_NoPackage_IsRefusedAndThrownAway()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        using var junk = new MemoryStream([1, 2, 3]);

        var upload = (await core.Get<PluginUploads>().TakeAsync(Actor.System, junk, CancellationToken.None)).Value!;

        Assert.IsNull(upload.Token);
        Assert.IsNotNull(upload.Preview.Refusal);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(core.Folder, "plugin-uploads")));
    }

    private static async Task<PluginUpload> TakeAsync(TestCore core)
    {
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(AppContext.BaseDirectory, "fixtures", "Echo"), zip);
        zip.Position = 0;
        return (await core.Get<PluginUploads>().TakeAsync(Actor.System, zip, CancellationToken.None)).Value!;
    }
}
