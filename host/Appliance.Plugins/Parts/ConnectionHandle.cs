using Appliance.Plugins.Calls;
using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Plugins.Parts;

/// <summary>An open connection of a channel account, to be called by the host. Nothing that the plugin throws leaves it.</summary>
public sealed class ConnectionHandle : IAsyncDisposable
{
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WebhookLimit = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan SignalLimit = TimeSpan.FromSeconds(5);

    private readonly string _name;
    private readonly PluginPart<IChannelConnection> _part;
    private readonly Action<ConnectionHandle>? _listen;
    private readonly Action<ConnectionHandle> _forget;
    private readonly CancellationTokenSource _closed = new();
    private int _disposed;

    internal ConnectionHandle(
        string pluginId, string channelId, long accountId, PluginPart<IChannelConnection> part, IChannelConnection connection, Action<ConnectionHandle> listen, Action<ConnectionHandle> forget)
    {
        PluginId = pluginId;
        ChannelId = channelId;
        AccountId = accountId;
        _name = $"{channelId} {accountId}";
        _part = part;
        _forget = forget;
        _listen = connection is IChannelListener ? listen : null;
        TakesWebhooks = connection is IWebhookReceiver;
        SendsTyping = connection is ITypingSender;
        SendsReadMarks = connection is IReadMarkSender;
        Recalls = connection is IMessageRecaller;
        Closed = _closed.Token;
    }

    public string PluginId { get; }

    public string ChannelId { get; }

    public long AccountId { get; }

    public bool TakesWebhooks { get; }

    public bool SendsTyping { get; }

    public bool SendsReadMarks { get; }

    public bool Recalls { get; }

    internal CancellationToken Closed { get; }

    internal PluginPart<IChannelConnection> Part => _part;

    /// <summary>
    /// Hands a message to the platform; within 30 s. An exception, a time-out or a stop meanwhile is
    /// <see cref="SendOutcome.Unknown"/>; a plugin that does not run is <see cref="SendOutcome.Retry"/>.
    /// </summary>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync($"Send {_name}", SendLimit, (connection, end) => connection.SendAsync(message, end), cancellationToken).ConfigureAwait(false);
        return Settle(result);
    }

    /// <summary>Whether the account works; within 15 s. A fault of the plugin counts as down.</summary>
    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync($"Check {_name}", CheckLimit, (connection, end) => connection.CheckAsync(end), cancellationToken).ConfigureAwait(false);
        return result.Value ?? new HealthReport(HealthState.Down, result.Reason);
    }

    /// <summary>Hands a call of the platform over; within 4.5 s. A fault answers 500, a time-out or a plugin that does not run 503.</summary>
    public async Task<WebhookResponse> HandleWebhookAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (!TakesWebhooks)
            return new WebhookResponse { Status = 404 };
        var result = await _part.CallAsync(
            $"Webhook {_name}", WebhookLimit, (connection, end) => ((IWebhookReceiver)connection).HandleAsync(request, end), cancellationToken).ConfigureAwait(false);
        if (result.Value is { Status: >= 200 and <= 599, Body.Length: <= 1024 * 1024 } response)
            return response;
        return new WebhookResponse { Status = result.Outcome is CallOutcome.Threw or CallOutcome.Returned ? 500 : 503 };
    }

    /// <summary>Shows that the agent is typing, where the channel can; best effort.</summary>
    public async Task SendTypingAsync(string recipientId, CancellationToken cancellationToken)
    {
        if (SendsTyping)
            await _part.CallAsync($"Typing {_name}", SignalLimit, (connection, end) => Done(((ITypingSender)connection).SendTypingAsync(recipientId, end)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows that the agent has read, where the channel can; best effort.</summary>
    public async Task SendReadMarkAsync(string recipientId, string externalMessageId, CancellationToken cancellationToken)
    {
        if (SendsReadMarks)
        {
            await _part.CallAsync(
                $"Read mark {_name}", SignalLimit, (connection, end) => Done(((IReadMarkSender)connection).SendReadMarkAsync(recipientId, externalMessageId, end)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a message back, where the channel can; within 15 s.</summary>
    public async Task<SendResult> RecallAsync(string recipientId, string platformMessageId, CancellationToken cancellationToken)
    {
        if (!Recalls)
            return SendResult.Refused("recall_unsupported", new LocalizedText("该渠道不支持撤回", "This channel cannot take messages back"));
        var result = await _part.CallAsync(
            $"Recall {_name}", CheckLimit, (connection, end) => ((IMessageRecaller)connection).RecallAsync(recipientId, platformMessageId, end), cancellationToken).ConfigureAwait(false);
        return result.Value ?? SendResult.Refused("plugin_failed", result.Reason!);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _closed.CancelAsync();
        await _part.CallAsync($"Close {_name}", SignalLimit, async (connection, _) => { await connection.DisposeAsync(); return true; }, CancellationToken.None, counts: false, afterStop: true).ConfigureAwait(false);
        _part.Release();
        _forget(this);
        _closed.Dispose();
    }

    internal void Listen() => _listen?.Invoke(this);

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static SendResult Settle(CallResult<SendResult> result) => result.Outcome switch
    {
        CallOutcome.Returned when result.Value is not null => result.Value,
        CallOutcome.Unavailable => SendResult.Retry("plugin_unavailable", result.Reason!),
        _ => SendResult.Unknown("plugin_failed", result.Reason ?? new LocalizedText("插件未返回结果", "The plugin returned nothing")),
    };
}
