using System.Text.Json.Nodes;
using Appliance.Plugins.Parts;
using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Channels;

namespace Appliance.Plugins.Tests.Calls;

[TestClass]
public sealed class SendTests
{
    [TestMethod]
    public async Task Send_Echo_ComesBackThroughTheInbox()
    {
        await using var world = new PluginWorld();
        world.Put("Echo", "echo");
        await world.StartAsync();
        var inbox = new RecordingInbox();
        await using var connection = await OpenEchoAsync(world, inbox);

        var result = await connection.SendAsync(Build.Message("hello"), CancellationToken.None);

        Assert.AreEqual(SendOutcome.Sent, result.Outcome);
        Assert.AreEqual("echo: hello", ((TextContent)inbox.Messages.Single().Content).Text);
    }

    [TestMethod]
    public async Task Webhook_Handled_OnAThreadOfThePlugin()
    {
        await using var world = new PluginWorld();
        world.Put("Echo", "echo");
        await world.StartAsync();
        await using var connection = await OpenEchoAsync(world, new RecordingInbox());

        var response = await connection.HandleWebhookAsync(
            new WebhookRequest
            {
                Method = "POST",
                Path = "/",
                Address = new Uri("https://example.com/channels/key/"),
                Query = new Dictionary<string, string>(),
                Headers = new Dictionary<string, string>(),
                Body = "body"u8.ToArray(),
                ReceivedAt = Build.Now,
            },
            CancellationToken.None);

        Assert.AreEqual("plugin echo|s3cret|body", System.Text.Encoding.UTF8.GetString(response.Body.Span));
    }

    [TestMethod]
    public async Task Send_Throws_IsUnknownWithTheReason()
    {
        await using var world = new PluginWorld();
        await using var connection = await OpenThrowingAsync(world);

        var result = await connection.SendAsync(Build.Message("throw"), CancellationToken.None);

        Assert.AreEqual(SendOutcome.Unknown, result.Outcome);
        Assert.Contains("Thrown in the send.", result.Reason!.En);
        Assert.AreEqual(1, world.Status("send-throws").Counters.Failures);
    }

    [TestMethod]
    public async Task Send_ThrowsFiveTimes_CircuitOpensAndShows()
    {
        await using var world = new PluginWorld();
        await using var connection = await OpenThrowingAsync(world);
        for (var i = 0; i < 5; i++)
            await connection.SendAsync(Build.Message("throw"), CancellationToken.None);

        var result = await connection.SendAsync(Build.Message("throw"), CancellationToken.None);

        Assert.AreEqual(SendOutcome.Retry, result.Outcome);
        Assert.AreEqual(PluginState.Faulted, world.Status("send-throws").State);
    }

    [TestMethod]
    public async Task Send_RunningWhenDisabled_EndsAtOnceAsUnknown()
    {
        await using var world = new PluginWorld();
        await using var connection = await OpenThrowingAsync(world);
        var sending = connection.SendAsync(Build.Message("wait"), CancellationToken.None);
        await PluginWorld.UntilAsync(() => world.Status("send-throws").Counters.Running == 1);

        await world.Operations.DisableAsync("send-throws", CancellationToken.None);

        Assert.AreEqual(SendOutcome.Unknown, (await sending).Outcome);
        Assert.AreEqual(SendOutcome.Retry, (await connection.SendAsync(Build.Message("wait"), CancellationToken.None)).Outcome);
        await PluginWorld.UntilAsync(() => world.Status("send-throws").Counters.Running == 0);
    }

    [TestMethod]
    public async Task Send_IgnoresBeingDisabled_EndsForItsCallerAndShowsAsStuck()
    {
        await using var world = new PluginWorld();
        await using var connection = await OpenThrowingAsync(world);
        var sending = connection.SendAsync(Build.Message("block"), CancellationToken.None);
        await PluginWorld.UntilAsync(() => world.Status("send-throws").Counters.Running == 1);

        await world.Operations.DisableAsync("send-throws", CancellationToken.None);
        var settled = await sending;
        await world.AdvanceUntilAsync(() => world.Status("send-throws").State == PluginState.Stuck);

        Assert.AreEqual(SendOutcome.Unknown, settled.Outcome);
        Assert.IsFalse(world.Status("send-throws").Enabled);
    }

    [TestMethod]
    public async Task Send_AllThreadsBlocked_OtherPluginsAnswer()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        var connection = await OpenThrowingAsync(world);
        var blocked = Enumerable.Range(0, 100).Select(_ => connection.SendAsync(Build.Message("block"), CancellationToken.None)).ToList();

        var ranked = await world.Registry.RoutingStrategy("least-busy")!.RankAsync(Build.Conversation(), [Build.Candidate(1)], CancellationToken.None);

        Assert.IsTrue(ranked.Usable);
        await world.Operations.DisableAsync("send-throws", CancellationToken.None);
        await Task.WhenAll(blocked);
    }

    [TestMethod]
    public async Task Disable_Idle_LetsItsContextGo()
    {
        await using var world = new PluginWorld();
        world.Put("Routing.Standard", "routing.standard");
        await world.StartAsync();

        await world.Operations.DisableAsync("routing.standard", CancellationToken.None);

        await PluginWorld.UntilAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return world.Registry.RetiredContexts.Current.Count == 0;
        });
    }

    internal static async Task<ConnectionHandle> OpenEchoAsync(PluginWorld world, IInbox inbox)
    {
        var channel = world.Registry.Channel("echo")!;
        var settings = await channel.CheckSettingsAsync(new JsonObject { ["handle"] = "h", ["secret"] = "s3cret" }, null, CancellationToken.None);
        var opened = await channel.OpenAsync(new ChannelAccountSetup(7, "Account", settings.Value!.Stored, null), inbox, CancellationToken.None);
        return opened.Value!;
    }

    private static async Task<ConnectionHandle> OpenThrowingAsync(PluginWorld world)
    {
        world.Put("SendThrows", "send-throws");
        await world.StartAsync();
        var opened = await world.Registry.Channel("send-throws")!.OpenAsync(new ChannelAccountSetup(1, "Account", null, null), new RecordingInbox(), CancellationToken.None);
        return opened.Value!;
    }
}
