using Appliance.Plugins.Tests.Support;

namespace Appliance.Plugins.Tests.Start;

[TestClass]
public sealed class StartTests
{
    [TestMethod]
    public async Task Start_ShippedPlugins_BringWhatTheyDescribe()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        world.Put("Channels.Web", "channels.web");

        await world.StartAsync();

        CollectionAssert.AreEquivalent(
            new[] { "least-busy", "longest-idle", "round-robin" }, world.Registry.RoutingStrategies.Select(strategy => strategy.Id).ToArray());
        Assert.IsTrue(world.Registry.Channel("web")?.Description.Capabilities.HostedClient);
    }

    [TestMethod]
    public async Task Start_ThrowsInConstructor_FaultedWithItsError()
    {
        await using var world = new PluginWorld();
        world.Put("ThrowsInConstructor", "throws-in-constructor");

        await world.StartAsync();

        var status = world.Status("throws-in-constructor");
        Assert.AreEqual(PluginState.Faulted, status.State);
        Assert.Contains("Thrown in the constructor.", status.Detail!);
        Assert.IsNotNull(status.RetryAt);
    }

    [TestMethod]
    public async Task Start_ThrowsInConstructor_ItsReasonIsWhatThePluginThrew()
    {
        await using var world = new PluginWorld();
        world.Put("ThrowsInConstructor", "throws-in-constructor");

        await world.StartAsync();

        Assert.Contains("InvalidOperationException: Thrown in the constructor.", world.Status("throws-in-constructor").Reason!.En);
    }

    [TestMethod]
    public async Task Start_ThrowsInConstructor_TriedAgain()
    {
        await using var world = new PluginWorld();
        world.Put("ThrowsInConstructor", "throws-in-constructor");
        await world.StartAsync();

        // Turning the clock waits until it has been tried that often, or fails.
        await world.AdvanceUntilAsync(() => world.Status("throws-in-constructor").Counters.Failures >= 3);
    }

    [TestMethod]
    public async Task Start_OneHangs_OthersRunAndItIsStuck()
    {
        await using var world = new PluginWorld();
        world.Put("StartHangs", "start-hangs");
        world.Put("Routing.Standard", "routing.standard");

        await world.StartAsync();
        await world.AdvanceUntilAsync(() => world.Status("start-hangs").State == PluginState.Stuck);

        Assert.AreEqual(PluginState.Running, world.Status("routing.standard").State);
        Assert.Contains("restart of the server", world.Status("start-hangs").Reason!.En);
    }

    [TestMethod]
    public async Task Start_FutureSdk_IncompatibleInWords()
    {
        await using var world = new PluginWorld();
        world.Put("Echo", "echo");
        var manifest = Path.Combine(world.PluginFolder, "echo", "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(">=1.0 <2.0", ">=9.0 <10.0", StringComparison.Ordinal));

        await world.StartAsync();

        Assert.AreEqual(PluginState.Incompatible, world.Status("echo").State);
        Assert.Contains(">=9.0 <10.0", world.Status("echo").Reason!.En);
    }

    [TestMethod]
    public async Task Start_ReferencesAPartOfTheServer_IncompatibleInWords()
    {
        await using var world = new PluginWorld();
        world.Put("ReachesHost", "reaches-host");

        await world.StartAsync();

        Assert.AreEqual(PluginState.Incompatible, world.Status("reaches-host").State);
        Assert.Contains("References Appliance.Plugins, a part of the server", world.Status("reaches-host").Reason!.En);
    }

    [TestMethod]
    public async Task Start_ClashingDependencies_EachHasItsOwn()
    {
        await using var world = new PluginWorld();
        world.Put("ClashOne", "clash-one");
        world.Put("ClashTwo", "clash-two");

        await world.StartAsync();

        CollectionAssert.AreEquivalent(new[] { "clash-one", "clash-two" }, world.Registry.RoutingStrategies.Select(strategy => strategy.Id).ToArray());
        CollectionAssert.Contains(world.Status("clash-one").Assemblies.ToArray(), "Clashing.Dependency 1.0.0.0");
    }

    [TestMethod]
    public async Task Start_ChangedFile_FaultedByItsHash()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        var manifest = Path.Combine(world.PluginFolder, "routing.standard", "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).TrimEnd().TrimEnd('}') + $$""", "files": { "Appliance.Routing.Standard.dll": "{{new string('0', 64)}}" } }""");

        await world.StartAsync();

        Assert.AreEqual(PluginState.Faulted, world.Status("routing.standard").State);
        Assert.Contains("differs from its hash", world.Status("routing.standard").Reason!.En);
    }

    [TestMethod]
    public async Task Start_NoManifest_FaultedWithReason()
    {
        await using var world = new PluginWorld();
        Directory.CreateDirectory(Path.Combine(world.PluginFolder, "empty"));

        await world.StartAsync();

        Assert.AreEqual("There is no plugin.json", world.Status("empty").Reason!.En);
    }

    [TestMethod]
    public async Task Start_SameIdTwice_SecondIsFaulted()
    {
        await using var world = new PluginWorld();
        world.Put("ClashOne", "clash-one");
        await world.StartAsync();
        world.Put("ClashOne", "clash-copy");
        var manifest = Path.Combine(world.PluginFolder, "clash-copy", "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"clash-one\"", "\"clash-copy\"", StringComparison.Ordinal));

        await world.RescanAsync();

        Assert.AreEqual(PluginState.Faulted, world.Status("clash-copy").State);
        Assert.Contains("clash-one", world.Status("clash-copy").Reason!.En);
    }

    [TestMethod]
    public async Task Start_WorkerThrows_FaultedAfterTenFailuresOthersRun()
    {
        await using var world = new PluginWorld();
        world.Put("FailingWorker", "failing-worker");
        world.Put("Routing.Standard", "routing.standard");
        await world.StartAsync();

        await world.AdvanceUntilAsync(() => world.Status("failing-worker").State == PluginState.Faulted, TimeSpan.FromSeconds(1));

        Assert.IsGreaterThanOrEqualTo(10, world.Status("failing-worker").Counters.Failures);
        Assert.AreEqual(PluginState.Running, world.Status("routing.standard").State);
    }
}
