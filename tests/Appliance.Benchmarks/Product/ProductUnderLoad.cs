using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Benchmarks.Load;
using Appliance.Testing;

namespace Appliance.Benchmarks.Product;

/// <summary>The real program: visitors send over HTTP, an agent's connection sees what they send.</summary>
internal sealed class ProductUnderLoad : IAsyncDisposable
{
    private readonly ApplianceProcess _server;
    private readonly HubClient _hub;
    private readonly ConcurrentDictionary<string, long> _sent;
    private Latencies _seen = new();

    private ProductUnderLoad(ApplianceProcess server, HubClient hub, IReadOnlyList<MessageSender> senders, ConcurrentDictionary<string, long> sent)
    {
        _server = server;
        _hub = hub;
        Senders = senders;
        _sent = sent;
    }

    public IReadOnlyList<MessageSender> Senders { get; }

    /// <summary>What the server has used so far of the machine's cores.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            using var server = Process.GetProcessById(_server.ProcessId);
            return server.TotalProcessorTime;
        }
    }

    public static async Task<ProductUnderLoad> StartAsync(int visitors, CancellationToken cancellationToken)
    {
        var server = await ApplianceProcess.StartAsync(cancellationToken);
        var senders = new List<MessageSender>();
        var conversations = new List<long>();
        using var client = new HttpClient { BaseAddress = server.Address };
        for (var number = 0; number < visitors; number++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/widgets/demo/session", new { }, cancellationToken);
            var session = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            var sender = new MessageSender(server.Address, "/api/v1/visitor/messages", session.GetProperty("token").GetString()!, number);
            senders.Add(sender);
            using var message = JsonDocument.Parse(await sender.SendAndReadAsync(cancellationToken));
            conversations.Add(message.RootElement.GetProperty("conversationId").GetInt64());
        }

        using var agent = await AgentClient.SignInAsync(server.Address, "admin", ApplianceProcess.Password, cancellationToken);
        var (_, ticket) = await agent.PostAsync("/api/v1/me/hub-ticket", new { }, cancellationToken);
        var hub = await HubClient.ConnectAsync(server.Address, "/hubs/agent", ticket.GetProperty("ticket").GetString(), cancellationToken);
        await hub.WatchAsync(conversations, ["waiting"], cancellationToken);
        var product = new ProductUnderLoad(server, hub, senders, new ConcurrentDictionary<string, long>(StringComparer.Ordinal));
        hub.OnFrame = product.See;
        return product;
    }

    /// <summary>To be called with the client id of each message just before it is sent.</summary>
    public void Sending(string clientId) => _sent[clientId] = Stopwatch.GetTimestamp();

    /// <summary>Waits until the agent has seen everything, 10 s at most; returns the times from sending to seeing and how many were never seen.</summary>
    public async Task<(Latencies Seen, int Unseen)> SeenAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 1000 && !_sent.IsEmpty; i++)
            await Task.Delay(10, cancellationToken);
        var result = (_seen, _sent.Count);
        _sent.Clear();
        _seen = new Latencies();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in Senders)
            sender.Dispose();
        await _hub.DisposeAsync();
        await _server.DisposeAsync();
    }

    private void See(ReadOnlySpan<byte> frame)
    {
        if (ClientIdOf(frame) is { } clientId && _sent.TryRemove(clientId, out var sent))
            _seen.Add(Stopwatch.GetElapsedTime(sent));
    }

    /// <summary>Parses the whole frame, as a page would, without keeping it.</summary>
    private static string? ClientIdOf(ReadOnlySpan<byte> frame)
    {
        string? clientId = null;
        var reader = new Utf8JsonReader(frame);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("clientId"u8))
                continue;
            reader.Read();
            clientId = reader.GetString();
        }

        return clientId;
    }
}
