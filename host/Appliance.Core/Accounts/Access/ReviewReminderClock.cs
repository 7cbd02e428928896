using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.Access;

/// <summary>Looks once an hour whether somebody is to be reminded.</summary>
internal sealed class ReviewReminderClock(ReviewReminder reminder, TimeProvider clock, ILogger<ReviewReminderClock> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await reminder.RemindAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "The access review could not be looked at; trying again in an hour");
            }
        }
    }
}
