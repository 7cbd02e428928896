using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Files;

/// <summary>Sweeps once an hour.</summary>
internal sealed class OrphanFilesSweeper(OrphanFiles orphans, TimeProvider clock, ILogger<OrphanFilesSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var removed = await orphans.SweepAsync(stoppingToken);
                if (removed > 0)
                    logger.LogInformation("{Count} uploads that were never sent have been removed", removed);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "Uploads that were never sent could not be removed; trying again in an hour");
            }
        }
    }
}
