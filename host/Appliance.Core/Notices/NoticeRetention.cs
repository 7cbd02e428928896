using Appliance.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Notices;

/// <summary>Deletes notices after 180 days, read or not, in slices on the bulk lane.</summary>
internal sealed class NoticeRetention(DatabaseStarter starter, IDatabase database, TimeProvider clock, ILogger<NoticeRetention> logger) : BackgroundService
{
    private const int Slice = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes what is due. Returns how many went.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        var deleted = 0;
        while (true)
        {
            var count = await database.WriteAsync(session => NoticeStore.DeleteOlder(session.Connection, before, Slice), cancellationToken, WriteLane.Bulk);
            deleted += count;
            if (count < Slice)
                return deleted;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await starter.Started.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogWarning(fault, "Old notices could not be deleted; it is tried again in an hour");
        }
    }
}
