using System.Collections.Concurrent;
using System.Threading.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Files;
using Appliance.Plugins;
using Appliance.Plugins.Parts;
using Appliance.Sdk;
using Appliance.Storage;
using Appliance.Storage.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Channels;

/// <summary>
/// The open connections of channel accounts: opened and closed as accounts and plugins come, change and go. Channels that
/// this server itself delivers need none.
/// </summary>
public sealed class ChannelConnections(
    IDatabase database,
    DatabaseStarter starter,
    IEventLog events,
    PluginRegistry plugins,
    CustomerService customers,
    FileUploads files,
    TypingSignals typing,
    ChannelRules rules,
    PublicAddress address,
    TimeProvider time,
    ILogger<ChannelConnections> logger) : BackgroundService
{
    private static readonly LocalizedText PluginAway = new("账号所属的插件未安装或未运行", "The plugin of this account is not installed or not running");
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<long, Opened> _opened = new();
    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ChannelHealth _health = new(database, time);

    /// <summary>The account's open connection; null while its plugin does not run or the account is off.</summary>
    public ConnectionHandle? Find(long channelAccountId) => _opened.GetValueOrDefault(channelAccountId)?.Connection;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        await plugins.Started.WaitAsync(stoppingToken);
        using var listening = events.Listen(OnEvents);
        await using var timer = time.CreateTimer(_ => Wish(), null, CheckEvery, CheckEvery);
        plugins.Changed += OnPlugin;
        try
        {
            Wish();
            var checkedAt = time.GetUtcNow();
            await foreach (var _ in _wishes.Reader.ReadAllAsync(stoppingToken))
            {
                await ReconcileAsync(stoppingToken);
                if (time.GetUtcNow() - checkedAt < CheckEvery)
                    continue;
                checkedAt = time.GetUtcNow();
                await Task.WhenAll(_opened.Values.Select(opened => _health.CheckAsync(opened.Connection, stoppingToken)));
            }
        }
        finally
        {
            plugins.Changed -= OnPlugin;
            await Task.WhenAll(_opened.Keys.Select(id => CloseAsync(id).AsTask()));
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        try
        {
            var wanted = database.Read(ChannelAccountRow.All).Where(row => row.Enabled).ToDictionary(row => row.Id);
            foreach (var (id, opened) in _opened)
            {
                // A plugin that was restarted brings a new handle; connections of the former one are dead.
                if (!wanted.TryGetValue(id, out var row) || row.UpdatedAt != opened.AccountVersion || plugins.Channel(row.Channel, row.PluginId) != opened.Channel)
                    await CloseAsync(id);
            }

            var missing = wanted.Values.Where(row => !_opened.ContainsKey(row.Id)).ToList();
            foreach (var row in missing)
                await OpenAsync(row, cancellationToken);

            // All at once and after all are open: a platform that does not answer takes 15 s to be called down.
            await Task.WhenAll(missing.Select(row => Find(row.Id)).OfType<ConnectionHandle>().Select(connection => _health.CheckAsync(connection, cancellationToken)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Channel connections could not be brought up to date");
        }
    }

    private async Task OpenAsync(ChannelAccountRow row, CancellationToken cancellationToken)
    {
        if (rules.IsHosted(row.Channel, row.PluginId))
        {
            await _health.SetAsync(row.Id, "healthy", null, cancellationToken);
            return;
        }

        if (plugins.Channel(row.Channel, row.PluginId) is not { } channel)
        {
            await _health.SetAsync(row.Id, "down", PluginAway, cancellationToken);
            return;
        }

        var inbox = new ChannelInbox(row.Id, database, customers, files, typing, _health, time);
        var webhook = row.WebhookKey is { } key ? address.Of($"/channels/{key}/") : null;
        var result = await channel.OpenAsync(new ChannelAccountSetup(row.Id, row.Name, row.Settings, webhook), inbox, cancellationToken);
        if (!result.Returned || result.Value is not { } connection)
        {
            logger.LogWarning("Channel account {Account} could not be opened: {Reason}", row.Id, result.Reason?.En);
            await _health.SetAsync(row.Id, "down", PlatformReason.Of(result.Reason, null), cancellationToken);
            return;
        }

        _opened[row.Id] = new Opened(channel, connection, row.UpdatedAt);
    }

    private async ValueTask CloseAsync(long channelAccountId)
    {
        if (_opened.TryRemove(channelAccountId, out var opened))
            await opened.Connection.DisposeAsync();
    }

    private void OnEvents(IReadOnlyList<EventRecord> batch)
    {
        if (batch.Any(record => record.Type == ChannelEvents.Changed))
            Wish();
    }

    private void OnPlugin(object? sender, PluginChange change)
    {
        if (change.PartsChanged)
            Wish();
    }

    private void Wish() => _wishes.Writer.TryWrite(true);

    private sealed record Opened(ChannelHandle Channel, ConnectionHandle Connection, long AccountVersion);
}
