using Appliance.Plugins.Parts;
using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Health;

namespace Appliance.Plugins.Tests.Calls;

/// <summary>The fixture's first listening throws, the second returns, the third goes on.</summary>
[TestClass]
public sealed class ListenTests
{
    [TestMethod]
    public async Task Listen_ThrowsThenReturns_StartedAgainAfterOneAndTwoSeconds()
    {
        await using var world = new PluginWorld();
        var inbox = new RecordingInbox();
        await using var connection = await OpenAsync(world, inbox);

        await world.AdvanceUntilAsync(() => inbox.Messages.Count == 3);

        var starts = inbox.Messages.Select(message => message.At).ToList();
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(1), starts[1] - starts[0]);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(2), starts[2] - starts[1]);
    }

    [TestMethod]
    public async Task Listen_ThrowsThenReturns_AccountDegradedInWordsEachTime()
    {
        await using var world = new PluginWorld();
        var inbox = new RecordingInbox();
        await using var connection = await OpenAsync(world, inbox);

        await world.AdvanceUntilAsync(() => inbox.Health.Count == 2);

        Assert.IsTrue(inbox.Health.All(report => report.State == HealthState.Degraded));
        Assert.Contains("Thrown by the listener.", inbox.Health.First().Reason!.En);
        Assert.Contains("ended", inbox.Health.Last().Reason!.En);
    }

    [TestMethod]
    public async Task Dispose_WhileListening_TheListenerEnds()
    {
        await using var world = new PluginWorld();
        var inbox = new RecordingInbox();
        var connection = await OpenAsync(world, inbox);
        await world.AdvanceUntilAsync(() => inbox.Messages.Count == 3);

        await connection.DisposeAsync();

        await PluginWorld.UntilAsync(() => world.Status("waiting").Counters.Running == 0);
    }

    private static async Task<ConnectionHandle> OpenAsync(PluginWorld world, RecordingInbox inbox)
    {
        world.Put("Waiting", "waiting");
        await world.StartAsync();
        var opened = await world.Registry.Channel("listening")!.OpenAsync(new ChannelAccountSetup(1, "Account", null, null), inbox, CancellationToken.None);
        return opened.Value!;
    }
}
