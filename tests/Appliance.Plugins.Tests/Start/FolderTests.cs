using Appliance.Plugins.Tests.Support;

namespace Appliance.Plugins.Tests.Start;

[TestClass]
public sealed class FolderTests
{
    [TestMethod]
    public async Task Folder_PluginPutThereWhileRunning_Starts()
    {
        await using var world = new PluginWorld();
        await world.StartAsync();

        world.Put("Routing.Standard", "routing.standard");

        await world.AdvanceUntilAsync(() => world.Registry.RoutingStrategy("least-busy") is not null);
    }

    [TestMethod]
    public async Task Folder_PluginTakenAwayWhileRunning_IsGone()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        await world.StartAsync();

        Directory.Delete(Path.Combine(world.PluginFolder, "routing.standard"), recursive: true);

        await world.AdvanceUntilAsync(() => world.Registry.Find("routing.standard") is null);
        Assert.IsNull(world.Registry.RoutingStrategy("least-busy"));
    }

    [TestMethod]
    public async Task Folder_DiscoveredNotStarted_StartsWhenEnabled()
    {
        await using var world = new PluginWorld(startDiscovered: false);
        world.Put("Echo", "echo");
        await world.StartAsync();
        var before = world.Status("echo").State;

        await world.Operations.EnableAsync("echo", CancellationToken.None);

        Assert.AreEqual((PluginState.Disabled, PluginState.Running), (before, world.Status("echo").State));
    }
}
