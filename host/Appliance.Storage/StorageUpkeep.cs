using Appliance.Storage.Events;
using Appliance.Storage.Outbox;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage;

/// <summary>Once an hour: events and outbox rows past their time go, and SQLite renews the figures its planner uses.</summary>
internal sealed class StorageUpkeep(
    DatabaseStarter starter,
    IDatabase database,
    EventRetention events,
    OutboxRetention outbox,
    TimeProvider time,
    ILogger<StorageUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await starter.Started.WaitAsync(stoppingToken).ConfigureAwait(false);
            using var timer = new PeriodicTimer(Interval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                await RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var deletedEvents = await events.RunAsync(cancellationToken).ConfigureAwait(false);
            var deletedRows = await outbox.RunAsync(cancellationToken).ConfigureAwait(false);
            await database.WriteAsync(session => session.Connection.Execute("pragma optimize"), cancellationToken, WriteLane.Bulk).ConfigureAwait(false);
            logger.LogInformation("Upkeep: {Events} events and {Rows} outbox rows were past their time", deletedEvents, deletedRows);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "The upkeep failed; it is tried again in an hour");
        }
    }
}
