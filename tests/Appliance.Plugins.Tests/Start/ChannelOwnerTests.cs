using Appliance.Plugins.Tests.Support;

namespace Appliance.Plugins.Tests.Start;

[TestClass]
public sealed class ChannelOwnerTests
{
    [TestMethod]
    public async Task Start_ChannelWithAccountsOfAnotherPlugin_FaultedWithThatReason()
    {
        await using var world = new PluginWorld(owners: new OneOwner("first"));
        world.Put("SendThrows", "send-throws");

        await world.StartAsync();

        Assert.AreEqual(PluginState.Faulted, world.Status("send-throws").State);
        Assert.Contains("belong to the plugin first", world.Status("send-throws").Reason!.En);
        Assert.IsNull(world.Registry.Channel("send-throws"));
    }

    [TestMethod]
    public async Task Start_ThoseAccountsAreDeleted_RunsAtItsNextTry()
    {
        var owner = new OneOwner("first");
        await using var world = new PluginWorld(owners: owner);
        world.Put("SendThrows", "send-throws");
        await world.StartAsync();

        owner.PluginId = null;

        await world.AdvanceUntilAsync(() => world.Status("send-throws").State == PluginState.Running);
    }

    [TestMethod]
    public async Task Channel_AskedForAnotherPlugin_IsNotHandedOut()
    {
        await using var world = new PluginWorld(owners: new OneOwner("send-throws"));
        world.Put("SendThrows", "send-throws");

        await world.StartAsync();

        Assert.IsNull(world.Registry.Channel("send-throws", "other"));
        Assert.IsNotNull(world.Registry.Channel("send-throws", "send-throws"));
    }
}
