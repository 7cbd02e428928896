using System.Net;
using System.Text.Json;

namespace Appliance.Acceptance.Tests;

/// <summary>Plugins that misbehave, put into the folder of a running server: each is shown with its reason, and chat goes on.</summary>
[TestClass]
public sealed class PluginTests
{
    private static PluginServer _shared = null!;

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _shared = await PluginServer.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task EndAsync() => await _shared.DisposeAsync();

    [TestMethod]
    public async Task Chat_AmongPluginsThatMisbehave_BothSidesReceive()
    {
        using var visitor = await VisitorClient.StartAsync(_shared.Server.Address, Cancelled);
        var (_, message) = await visitor.SendAsync("c1", "在吗", Cancelled);
        var conversation = message.GetProperty("conversationId").GetInt64();
        var (accepted, refusal) = await _shared.Admin.PostAsync($"/api/v1/conversations/{conversation}/accept", new { }, Cancelled);
        Assert.AreEqual(HttpStatusCode.OK, accepted, refusal.ToString());

        await SendAsync(conversation, "a1", "在的");

        var texts = (await visitor.MessagesAsync(Cancelled))
            .Where(item => item.GetProperty("type").GetString() == "text" && !item.GetProperty("automatic").GetBoolean())
            .Select(item => PluginServer.Text(item.GetProperty("content"), "text"));
        Assert.AreSequenceEqual(new[] { "在吗", "在的" }, texts.ToList());
    }

    [TestMethod]
    public async Task ThrowsInConstructor_PutIntoTheFolder_FaultedWithItsError()
    {
        var plugin = await _shared.PluginAsync("throws-in-constructor", "faulted", Cancelled);

        Assert.Contains("Thrown in the constructor.", PluginServer.Text(plugin, "detail")!);
    }

    [TestMethod]
    public async Task StartHangs_PutIntoTheFolder_StuckInWords()
    {
        var plugin = await _shared.PluginAsync("start-hangs", "stuck", Cancelled);

        Assert.Contains("only a restart of the server ends it", PluginServer.Reason(plugin));
    }

    [TestMethod]
    public async Task StartHangs_LetGo_ItsContextIsCountedOnThePage()
    {
        await _shared.PluginAsync("start-hangs", "stuck", Cancelled);

        var page = await Eventually.TrueAsync(
            () => _shared.Admin.Http.GetStringAsync(new Uri("/settings/plugins", UriKind.Relative), Cancelled),
            html => html.Contains("内存里还留着", StringComparison.Ordinal),
            Cancelled);

        Assert.Contains("内存里还留着", page);
    }

    [TestMethod]
    public async Task SendThrows_FiveTimes_FaultedAndTheAgentSeesEachFailure()
    {
        await _shared.PluginAsync("send-throws", "running", Cancelled);
        var conversation = await ConversationOfSendThrowsAsync();
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(conversation, $"t{i}", "throw");
        }

        var plugin = await _shared.PluginAsync("send-throws", "faulted", Cancelled);

        Assert.Contains("Failed several times in a row", PluginServer.Reason(plugin));
        var deliveries = await Eventually.TrueAsync(
            async () => (await _shared.Admin.ListAsync($"/api/v1/conversations/{conversation}/messages?after=0", Cancelled))
                .Where(item => PluginServer.Text(item, "clientId")!.StartsWith('t')).Select(item => item.GetProperty("delivery")).ToList(),
            all => all.TrueForAll(delivery => PluginServer.Text(delivery, "state") == "failed"),
            Cancelled);
        Assert.HasCount(5, deliveries.Where(delivery => delivery.ToString().Contains("Thrown in the send.", StringComparison.Ordinal)), string.Join('\n', deliveries));
    }

    [TestMethod]
    public async Task BackgroundException_PutIntoTheFolder_IsTheLastErrorOfIt()
    {
        var plugin = await _shared.PluginAsync("failing-worker", item => item.GetProperty("lastError").ValueKind == JsonValueKind.Object, Cancelled);

        Assert.Contains("Thrown in the background.", plugin.GetProperty("lastError").ToString());
    }

    [TestMethod]
    public async Task ThreadOfItsOwnThrows_PutIntoTheFolder_FaultedAndTheServerLives()
    {
        var plugin = await _shared.PluginAsync("ends-process", "faulted", Cancelled);

        Assert.Contains("Thrown on a thread of the plugin's own.", PluginServer.Reason(plugin));
        Assert.IsFalse(_shared.Server.HasExited);
    }

    [TestMethod]
    public async Task FutureSdk_PutIntoTheFolder_IncompatibleInWords()
    {
        var plugin = await _shared.PluginAsync("future", "incompatible", Cancelled);

        Assert.Contains(">=9.0 <10.0", PluginServer.Reason(plugin));
    }

    [TestMethod]
    [DataRow("clash-one", "Clashing.Dependency 1.0.0.0")]
    [DataRow("clash-two", "Clashing.Dependency 2.0.0.0")]
    public async Task ClashingDependency_PutIntoTheFolder_EachHasItsOwn(string id, string assembly)
    {
        var plugin = await _shared.PluginAsync(id, "running", Cancelled);

        Assert.Contains(assembly, plugin.GetProperty("assemblies").ToString());
    }

    [TestMethod]
    public async Task Shipped_AmongPluginsThatMisbehave_KeepRunning()
    {
        await _shared.PluginAsync("start-hangs", "stuck", Cancelled);

        var states = (await _shared.Admin.ListAsync("/api/v1/plugins", Cancelled))
            .Where(plugin => PluginServer.Shipped.Contains(PluginServer.Text(plugin, "id")))
            .Select(plugin => PluginServer.Text(plugin, "state"));

        Assert.AreSequenceEqual(PluginServer.Shipped.Select(_ => "running").ToList(), states.ToList());
    }

    [TestMethod]
    public async Task Send_AmongPluginsThatMisbehave_TakesNoOrderLonger()
    {
        await _shared.PluginAsync("throws-in-constructor", "faulted", Cancelled);

        var after = await _shared.MedianSendAsync(Cancelled);

        TestContext.WriteLine($"Median of a send: {_shared.MedianBefore.TotalMilliseconds:0.00} ms before, {after.TotalMilliseconds:0.00} ms after.");
        Assert.IsLessThan(_shared.MedianBefore * 10, after);
    }

    [TestMethod]
    public async Task Disable_ItsWorkerRuns_TheCallEnds()
    {
        var before = await _shared.PluginAsync("echo", plugin => Running(plugin) == 1, Cancelled);

        var (status, answer) = await _shared.Admin.PostAsync("/api/v1/plugins/echo/disable", new { }, Cancelled);

        Assert.AreEqual(1, Running(before));
        Assert.AreEqual((HttpStatusCode.OK, "disabled"), (status, PluginServer.Text(answer, "state")));
        Assert.AreEqual(0, Running(await _shared.PluginAsync("echo", plugin => Running(plugin) == 0, Cancelled)));
    }

    private static int Running(JsonElement plugin) => plugin.GetProperty("counters").GetProperty("running").GetInt32();

    private async Task SendAsync(long conversation, string clientId, string text)
    {
        var (status, body) = await _shared.Admin.PostAsync(
            $"/api/v1/conversations/{conversation}/messages", new { clientId, type = "text", content = new { text } }, Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, body.ToString());
    }

    /// <summary>A conversation of the admin with a customer of the channel whose sends throw.</summary>
    private async Task<long> ConversationOfSendThrowsAsync()
    {
        var (status, account) = await _shared.Admin.PostAsync("/api/v1/channels", new { channel = "send-throws", name = "出错的渠道" }, Cancelled);
        Assert.AreEqual(HttpStatusCode.Created, status, account.ToString());
        using var platform = new HttpClient { BaseAddress = _shared.Server.Address };
        var path = PluginServer.Text(account, "webhookPath")!;
        using var answer = await Eventually.TrueAsync(
            () => platform.PostAsync(new Uri(path, UriKind.Relative), new StringContent("hello"), Cancelled), reply => reply.IsSuccessStatusCode, Cancelled);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        var conversation = (await Eventually.TrueAsync(
            async () => (await _shared.Admin.ListAsync("/api/v1/conversations", Cancelled)).Where(item => item.ToString().Contains("\"send-throws\"", StringComparison.Ordinal)).ToList(),
            found => found.Count > 0,
            Cancelled))[0].GetProperty("id").GetInt64();
        var (accepted, refusal) = await _shared.Admin.PostAsync($"/api/v1/conversations/{conversation}/accept", new { }, Cancelled);
        Assert.AreEqual(HttpStatusCode.OK, accepted, refusal.ToString());
        return conversation;
    }
}
