using System.IO.Compression;
using System.Text;
using Appliance.Plugins.Tests.Support;

namespace Appliance.Plugins.Tests.Install;

[TestClass]
public sealed class InstallTests
{
    [TestMethod]
    public async Task Install_Package_RunsWithoutRestart()
    {
        await using var world = await StartAsync();

        var (status, refusal) = await world.Installer.InstallAsync(Package("1.0.0"), CancellationToken.None);

        Assert.IsNull(refusal);
        Assert.AreEqual((PluginState.Running, PluginOrigin.Installed), (status!.State, status.Origin));
        Assert.IsNotNull(world.Registry.Channel("echo"));
    }

    [TestMethod]
    public async Task Install_FolderInsideTheZip_IsTakenOff()
    {
        await using var world = await StartAsync();

        var (status, _) = await world.Installer.InstallAsync(Package("1.0.0", "echo/"), CancellationToken.None);

        Assert.AreEqual(PluginState.Running, status!.State);
    }

    [TestMethod]
    public async Task Install_NewerVersion_UpgradesAndKeepsSettings()
    {
        await using var world = await StartAsync();
        await world.Installer.InstallAsync(Package("1.0.0"), CancellationToken.None);
        await world.Operations.SaveSettingsAsync("echo", new() { ["prefix"] = "kept" }, CancellationToken.None);

        var (status, _) = await world.Installer.InstallAsync(Package("1.1.0"), CancellationToken.None);

        Assert.AreEqual(("1.1.0", PluginState.Running), (status!.Version, status.State));
        Assert.AreEqual("kept", (string?)world.Operations.ReadSettings("echo")!.Values["prefix"]);
    }

    [TestMethod]
    [DataRow("1.0.0", "same_version")]
    [DataRow("0.9.0", "downgrade_refused")]
    [DataRow("1.0.0-beta", "downgrade_refused")]
    public async Task Install_NotNewer_Refused(string version, string code)
    {
        await using var world = await StartAsync();
        await world.Installer.InstallAsync(Package("1.0.0"), CancellationToken.None);

        var (_, refusal) = await world.Installer.InstallAsync(Package(version), CancellationToken.None);

        Assert.AreEqual(code, refusal!.Code);
        Assert.AreEqual("1.0.0", world.Status("echo").Version);
    }

    [TestMethod]
    [DataRow("../evil.dll")]
    [DataRow("/evil.dll")]
    [DataRow("sub/../../evil.dll")]
    [DataRow("sub\\evil.dll")]
    [DataRow("c:evil.dll")]
    public async Task Install_NameLeadsElsewhere_Refused(string name)
    {
        await using var world = await StartAsync();

        var (_, refusal) = await world.Installer.InstallAsync(Package("1.0.0", extra: name), CancellationToken.None);

        Assert.AreEqual("bad_package", refusal!.Code);
        Assert.IsEmpty(Directory.GetFiles(Path.GetDirectoryName(world.DataFolder)!, "evil.dll", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task Install_NotAZip_Refused()
    {
        await using var world = await StartAsync();

        var (_, refusal) = await world.Installer.InstallAsync(new MemoryStream("no zip"u8.ToArray()), CancellationToken.None);

        Assert.AreEqual("bad_package", refusal!.Code);
    }

    [TestMethod]
    public async Task Install_TooManyFiles_Refused()
    {
        await using var world = await StartAsync();
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 2001; i++)
                zip.CreateEntry($"{i}.txt");
        }

        stream.Position = 0;
        var (_, refusal) = await world.Installer.InstallAsync(stream, CancellationToken.None);

        Assert.AreEqual("bad_package", refusal!.Code);
    }

    [TestMethod]
    public async Task Inspect_Package_TellsWhatItAsksForAndChangesNothing()
    {
        await using var world = await StartAsync();

        var preview = await world.Installer.InspectAsync(Package("1.0.0"), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "example.com" }, preview.Manifest!.Asks.Hosts.ToArray());
        Assert.IsNull(preview.Refusal);
        Assert.IsNull(world.Registry.Find("echo"));
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public async Task Uninstall_ThenInstalledAgain_SettingsAreThereUnlessWiped(bool wipe, bool kept)
    {
        await using var world = await StartAsync();
        await world.Installer.InstallAsync(Package("1.1.0"), CancellationToken.None);
        await world.Operations.SaveSettingsAsync("echo", new() { ["prefix"] = "kept" }, CancellationToken.None);

        var refusal = await world.Installer.UninstallAsync("echo", wipe, CancellationToken.None);
        var gone = world.Registry.Find("echo") is null;
        await world.Installer.InstallAsync(Package("1.0.0"), CancellationToken.None);

        Assert.IsNull(refusal);
        Assert.IsTrue(gone);
        Assert.AreEqual(kept, (string?)world.Operations.ReadSettings("echo")!.Values["prefix"] == "kept");
    }

    [TestMethod]
    public async Task Uninstall_Shipped_Refused()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        await world.StartAsync();

        var refusal = await world.Installer.UninstallAsync("routing.standard", wipe: true, CancellationToken.None);

        Assert.AreEqual("shipped", refusal!.Code);
        Assert.AreEqual(PluginState.Running, world.Status("routing.standard").State);
    }

    private static async Task<PluginWorld> StartAsync()
    {
        var world = new PluginWorld();
        await world.StartAsync();
        return world;
    }

    private static MemoryStream Package(string version, string top = "", string? extra = null)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "Echo")))
            {
                using var entry = zip.CreateEntry(top + Path.GetFileName(file)).Open();
                entry.Write(Path.GetFileName(file) == "plugin.json"
                    ? Encoding.UTF8.GetBytes(File.ReadAllText(file).Replace("\"1.0.0\"", $"\"{version}\"", StringComparison.Ordinal))
                    : File.ReadAllBytes(file));
            }

            if (extra is not null)
                zip.CreateEntry(extra);
        }

        stream.Position = 0;
        return stream;
    }
}
