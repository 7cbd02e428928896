using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage;

/// <summary>Once an hour: what is past its time goes, and SQLite renews the figures its planner uses.</summary>
internal sealed class StorageUpkeep(
    DatabaseStarter starter,
    IDatabase database,
    IEnumerable<IUpkeep> upkeeps,
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
            {
                foreach (var upkeep in upkeeps)
                    await RunAsync(upkeep.Name, upkeep.RunAsync, stoppingToken).ConfigureAwait(false);
                await RunAsync("figures of the planner", OptimizeAsync, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task<long>> run, CancellationToken cancellationToken)
    {
        try
        {
            if (await run(cancellationToken).ConfigureAwait(false) is > 0 and var deleted)
                logger.LogInformation("Upkeep of {Name}: {Rows} rows were past their time", name, deleted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "The upkeep of {Name} failed; it is tried again in an hour", name);
        }
    }

    private async Task<long> OptimizeAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => session.Connection.Execute("pragma optimize"), cancellationToken, WriteLane.Bulk).ConfigureAwait(false);
        return 0;
    }
}
