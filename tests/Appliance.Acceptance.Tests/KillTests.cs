using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Appliance.Acceptance.Tests;

/// <summary>Promise 1: what was acknowledged survives kill -9, once and in order.</summary>
[TestClass]
public sealed class KillTests
{
    private const int Senders = 16;
    private const int Kills = 10;
    private static readonly TimeSpan LoadBetweenKills = TimeSpan.FromMilliseconds(700);

    public required TestContext TestContext { get; init; }

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task Kill_TenTimesDuringLoad_KeepsEveryAcknowledgedMessageOnceAndInOrder()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        var visitors = new List<VisitorClient>();
        for (var i = 0; i < Senders; i++)
        {
            visitors.Add(await VisitorClient.StartAsync(server.Address, Cancelled));
        }

        var acknowledged = visitors.Select(_ => new ConcurrentQueue<string>()).ToArray();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            var round = kill;
            var load = visitors.Select((visitor, i) => SendUntilAsync(visitor, $"{round}-{i}", acknowledged[i], stop.Token)).ToArray();
            await Task.Delay(LoadBetweenKills, Cancelled);
            await server.KillAsync(Cancelled);
            await stop.CancelAsync();
            await Task.WhenAll(load);
            await server.StartAgainAsync(Cancelled);
        }

        var total = 0;
        for (var i = 0; i < Senders; i++)
        {
            var stored = (await visitors[i].MessagesAsync(Cancelled))
                .Where(message => message.GetProperty("from").GetString() == "customer")
                .ToList();
            AssertOnceAndInOrder(acknowledged[i], stored);
            total += acknowledged[i].Count;
            visitors[i].Dispose();
        }

        TestContext.WriteLine($"{total} acknowledged messages over {Kills} kills, all there.");
        Assert.IsGreaterThan(Senders * Kills, total, "The load was too small to prove anything.");
    }

    [TestMethod]
    public async Task Kill_TenTimesDuringLoad_QuarantinesNoPlugin()
    {
        await using var server = await ApplianceProcess.StartAsync(Cancelled);
        var before = await PluginStatesAsync(server);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var visitor = await VisitorClient.StartAsync(server.Address, Cancelled);
            await visitor.SendAsync($"k{kill}", "你好", Cancelled);
            await server.KillAsync(Cancelled);
            await server.StartAgainAsync(Cancelled);
        }

        Assert.AreEqual(before, await PluginStatesAsync(server));
    }

    /// <summary>The plugins, each with its state; those for sign-in ship switched off.</summary>
    private async Task<string> PluginStatesAsync(ApplianceProcess server)
    {
        using var admin = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, Cancelled);
        var plugins = await admin.ListAsync("/api/v1/plugins", Cancelled);
        return string.Join('\n', plugins.Select(plugin => $"{plugin.GetProperty("id").GetString()} {plugin.GetProperty("state").GetString()}"));
    }

    private static async Task SendUntilAsync(VisitorClient visitor, string prefix, ConcurrentQueue<string> acknowledged, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var clientId = $"{prefix}-{n}";
            try
            {
                var (status, _) = await visitor.SendAsync(clientId, clientId, stop);
                if (status is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    acknowledged.Enqueue(clientId);
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or JsonException)
            {
                // Not acknowledged: the server was killed under it.
                return;
            }
        }
    }

    private static void AssertOnceAndInOrder(IEnumerable<string> acknowledged, List<JsonElement> stored)
    {
        var texts = stored.Select(message => message.GetProperty("content").GetProperty("text").GetString()!).ToList();
        Assert.HasCount(texts.Count, texts.Distinct(), "A message was stored twice.");
        var known = acknowledged.ToHashSet();
        Assert.AreSequenceEqual(acknowledged.ToList(), texts.Where(known.Contains).ToList(), "An acknowledged message is missing or out of order.");

        foreach (var conversation in stored.GroupBy(message => message.GetProperty("conversationId").GetInt64()))
        {
            var seqs = conversation.Select(message => message.GetProperty("seq").GetInt64()).ToList();
            Assert.AreSequenceEqual(seqs.Order().ToList(), seqs, "seq does not grow with the order of the messages.");
        }
    }
}
