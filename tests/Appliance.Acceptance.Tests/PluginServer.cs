using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Appliance.Acceptance.Tests;

/// <summary>A running server into whose plugin folder plugins that misbehave have been put while it ran.</summary>
public sealed class PluginServer : IAsyncDisposable
{
    private const int Sends = 200;

    private readonly PluginFolder _folder;

    private PluginServer(PluginFolder folder, ApplianceProcess server, AgentClient admin)
    {
        _folder = folder;
        Server = server;
        Admin = admin;
    }

    public static IReadOnlyList<string> Shipped { get; } = ["channels.api", "channels.web", "reports.standard", "routing.standard"];

    public ApplianceProcess Server { get; }

    public AgentClient Admin { get; }

    /// <summary>Median time of a message's acknowledgement with the shipped plugins alone.</summary>
    public TimeSpan MedianBefore { get; private set; }

    public static async Task<PluginServer> StartAsync(CancellationToken cancellationToken)
    {
        var folder = new PluginFolder();
        var server = await ApplianceProcess.StartAsync(
            ["--plugins", folder.Path], new Dictionary<string, string> { ["FIXTURE_WAY"] = "thread" }, cancellationToken);
        var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, cancellationToken);
        await admin.PutAsync("/api/v1/me/presence", new { presence = "online", reception = false }, cancellationToken);
        var running = new PluginServer(folder, server, admin);

        // The first sends compile code; they are no measure.
        await running.MedianSendAsync(cancellationToken);
        running.MedianBefore = await running.MedianSendAsync(cancellationToken);
        folder.Put("ThrowsInConstructor", "throws-in-constructor");
        folder.Put("StartHangs", "start-hangs");
        folder.Put("SendThrows", "send-throws");
        folder.Put("FailingWorker", "failing-worker");
        folder.Put("EndsProcess", "ends-process");
        folder.Put("ClashOne", "clash-one");
        folder.Put("ClashTwo", "clash-two");
        folder.Put("Echo", "echo");
        folder.Put("Echo", "future", manifest => manifest
            .Replace("\"echo\"", "\"future\"", StringComparison.Ordinal)
            .Replace(">=1.0 <2.0", ">=9.0 <10.0", StringComparison.Ordinal));
        return running;
    }

    /// <summary>The plugin as the API shows it, once <paramref name="holds"/> is true of it.</summary>
    public async Task<JsonElement> PluginAsync(string id, Func<JsonElement, bool> holds, CancellationToken cancellationToken)
    {
        var plugin = await Eventually.TrueAsync(
            async () => (await Admin.ListAsync("/api/v1/plugins", cancellationToken)).FirstOrDefault(item => Text(item, "id") == id),
            found => found.ValueKind == JsonValueKind.Object && holds(found),
            cancellationToken,
            TimeSpan.FromSeconds(45));
        Assert.AreEqual(JsonValueKind.Object, plugin.ValueKind, $"The plugin {id} does not appear.");
        return plugin;
    }

    public Task<JsonElement> PluginAsync(string id, string state, CancellationToken cancellationToken) =>
        PluginAsync(id, plugin => Text(plugin, "state") == state, cancellationToken);

    /// <summary>Sends messages of one visitor, each after the acknowledgement of the former; the median of the waits.</summary>
    public async Task<TimeSpan> MedianSendAsync(CancellationToken cancellationToken)
    {
        using var visitor = await VisitorClient.StartAsync(Server.Address, cancellationToken);
        List<TimeSpan> waits = [];
        for (var i = 0; i < Sends; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var (status, _) = await visitor.SendAsync($"m{i}", "你好", cancellationToken);
            waits.Add(Stopwatch.GetElapsedTime(started));
            Assert.AreEqual(HttpStatusCode.Created, status);
        }

        waits.Sort();
        return waits[Sends / 2];
    }

    public static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>The reason in English.</summary>
    public static string Reason(JsonElement plugin) =>
        plugin.GetProperty("reason") is { ValueKind: JsonValueKind.Object } reason ? Text(reason, "en")! : "";

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
