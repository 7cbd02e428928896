using System.Text.Json;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Hubs;

/// <summary>
/// Keeps open connections to what their callers may do today: at once when accounts tell of a change, and once a minute
/// for sessions and tokens that ran out, of which nobody tells.
/// </summary>
internal sealed class ConnectionAccess(
    LiveConnections connections,
    AccessWatch changes,
    ActorResolver actors,
    VisitorTokens visitors,
    LiveReaders readers,
    TimeProvider clock,
    ILogger<ConnectionAccess> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextVisitors = clock.GetUtcNow() + Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            try
            {
                CheckAgents();
                if (clock.GetUtcNow() < nextVisitors)
                    continue;
                CheckVisitors();
                nextVisitors = clock.GetUtcNow() + Interval;
            }
            catch (Exception fault)
            {
                logger.LogError(fault, "The access of open connections could not be checked");
            }
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Interval, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, limit.Token);
        try
        {
            await changes.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // A minute has passed.
        }
    }

    private void CheckAgents()
    {
        // The resolver hears of the change on the same thread, before or after this one was woken.
        actors.Forget();
        foreach (var connection in connections.Agents)
        {
            var former = connection.Reader.Actor;
            if (actors.Refresh(former) is not { } today)
                connection.Abort();
            else if (!IsSame(former, today))
                connection.Rescope(readers.For(today, connection.Reader));
        }
    }

    private void CheckVisitors()
    {
        foreach (var connection in connections.Visitors)
        {
            if (connection.VisitorTokenId is { } tokenId && visitors.ById(tokenId) is null)
                connection.Abort();
        }
    }

    private static bool IsSame(Actor former, Actor today) =>
        former.Granted.SetEquals(today.Granted)
        && JsonSerializer.SerializeToUtf8Bytes(former.Scope).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(today.Scope));
}
