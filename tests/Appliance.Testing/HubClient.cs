using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Appliance.Testing;

/// <summary>
/// A live connection as the pages have one: SignalR's JSON protocol over a WebSocket, without negotiation
/// (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md). The .NET client is not at hand.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly List<JsonElement> _events = [];
    private readonly Channel<bool> _arrived = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _receiving = Task.CompletedTask;
    private int _nextCall;

    private HubClient()
    {
    }

    /// <summary>Takes the JSON of one frame.</summary>
    public delegate void FrameHandler(ReadOnlySpan<byte> json);

    /// <summary>Completes when the server has ended the connection.</summary>
    public Task Closed => _closed.Task;

    /// <summary>When set, takes each frame as it arrives, on the receiving thread, instead of it being read and kept: for loads.</summary>
    public FrameHandler? OnFrame { get; set; }

    /// <summary>Every event so far, in the order of arrival.</summary>
    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Connects to <paramref name="path"/> with a ticket, or with cookies.</summary>
    /// <exception cref="WebSocketException">The server refused.</exception>
    public static async Task<HubClient> ConnectAsync(
        Uri address, string path, string? ticket, CancellationToken cancellationToken, CookieContainer? cookies = null, string? origin = null)
    {
        var hub = new HubClient();
        hub._socket.Options.Cookies = cookies;
        if (origin is not null)
        {
            hub._socket.Options.SetRequestHeader("Origin", origin);
        }

        var query = ticket is null ? "" : "?access_token=" + Uri.EscapeDataString(ticket);
        await hub._socket.ConnectAsync(new Uri($"ws://{address.Authority}{path}{query}"), cancellationToken);
        await hub.SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        hub._receiving = hub.ReceiveAsync();
        return hub;
    }

    /// <summary>Calls a method of the hub and waits until it has ended.</summary>
    public async Task<JsonElement> InvokeAsync(string target, object argument, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _nextCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target, arguments = new[] { argument } }), cancellationToken);
        return await answer.Task.WaitAsync(Patience, cancellationToken);
    }

    public Task ResumeAsync(string cursor, CancellationToken cancellationToken) => InvokeAsync("resume", cursor, cancellationToken);

    public Task WatchAsync(IEnumerable<long> conversations, IEnumerable<string> lists, CancellationToken cancellationToken) =>
        InvokeAsync("watch", new { conversations, lists }, cancellationToken);

    /// <summary>The first event of which <paramref name="matches"/> is true, whether it has come already or comes yet.</summary>
    public async Task<JsonElement> EventAsync(Func<JsonElement, bool> matches, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        while (true)
        {
            foreach (var item in Events)
            {
                if (matches(item))
                {
                    return item;
                }
            }

            try
            {
                await _arrived.Reader.ReadAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException("The event did not come. These did: " + string.Join(", ", Events.Select(item => item.GetProperty("type").GetString())));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await _receiving;
        _sending.Dispose();
    }

    private async Task SendAsync(string json, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(new ReadOnlyMemory<byte>([.. Encoding.UTF8.GetBytes(json), End]), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                filled += received.Count;
                var taken = TakeFrames(buffer.AsSpan(0, filled));
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Ended without a word; that is what Closed tells.
        }

        _closed.TrySetResult();
        foreach (var call in _calls.Values)
        {
            call.TrySetException(new IOException("The connection has ended."));
        }
    }

    /// <summary>Takes what is complete and returns its length.</summary>
    private int TakeFrames(ReadOnlySpan<byte> received)
    {
        var taken = 0;
        for (int length; (length = received[taken..].IndexOf(End)) >= 0; taken += length + 1)
        {
            var frame = received.Slice(taken, length);
            if (OnFrame is { } handler)
            {
                handler(frame);
            }
            else
            {
                Take(JsonDocument.Parse(frame.ToArray()).RootElement);
            }
        }

        return taken;
    }

    private void Take(JsonElement frame)
    {
        if (!frame.TryGetProperty("type", out var type))
        {
            return;
        }

        if (type.GetInt32() == 1 && frame.TryGetProperty("invocationId", out var asked))
        {
            _ = SendAsync(JsonSerializer.Serialize(new { type = 3, invocationId = asked.GetString(), result = true }), CancellationToken.None);
        }
        else if (type.GetInt32() == 1)
        {
            var happened = frame.GetProperty("arguments")[0];
            lock (_events)
            {
                _events.Add(happened);
            }

            _arrived.Writer.TryWrite(true);
        }
        else if (type.GetInt32() == 3 && _calls.TryRemove(frame.GetProperty("invocationId").GetString()!, out var call))
        {
            if (frame.TryGetProperty("error", out var error))
            {
                call.TrySetException(new InvalidOperationException(error.GetString()));
            }
            else
            {
                call.TrySetResult(frame.TryGetProperty("result", out var result) ? result : default);
            }
        }
    }
}
