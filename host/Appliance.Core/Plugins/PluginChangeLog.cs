using System.Text.Json;
using System.Threading.Channels;
using Appliance.Plugins;
using Appliance.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Plugins;

/// <summary>Writes to the event log what happens to running plugins: running, faulted, stuck, gone.</summary>
internal sealed class PluginChangeLog(PluginRegistry registry, IDatabase database, ILogger<PluginChangeLog> logger) : BackgroundService
{
    private const int MaxWaiting = 1000;

    // A state that lasts is told again by the next change; when the disk is full, news may be lost.
    private readonly Channel<PluginChange> _changes = Channel.CreateBounded<PluginChange>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Changed += Take;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        registry.Changed -= Take;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var state = change.State is { } known ? JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()) : "removed";
                await database.WriteAsync(session => PluginEvents.Tell(session, change.Id, state), stoppingToken);
            }
            catch (Exception exception) when (exception is StorageFullException or StorageBusyException)
            {
                logger.LogWarning(exception, "The change of plugin {Plugin} could not be noted", change.Id);
            }
        }
    }

    private void Take(object? sender, PluginChange change)
    {
        if (change.State is not PluginState.Starting)
            _changes.Writer.TryWrite(change);
    }
}
