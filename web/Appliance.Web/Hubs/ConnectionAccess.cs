using System.Text.Json;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Hubs;

/// <summary>
/// Keeps open connections to what their callers may do today: at once when accounts, customers or channels tell of a
/// change; of what runs out nobody tells, so agents are looked at once a minute, and visitors' tokens when they end.
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
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AgentsInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextAgents = clock.GetUtcNow() + AgentsInterval;
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            try
            {
                var (agentsChanged, visitorsChanged) = changes.Take();
                var now = clock.GetUtcNow();
                if (agentsChanged || now >= nextAgents)
                {
                    CheckAgents();
                    nextAgents = now + AgentsInterval;
                }

                CheckVisitors(now, visitorsChanged);
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
            // Time to look at what runs out.
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

    private void CheckVisitors(DateTimeOffset now, bool all)
    {
        foreach (var connection in connections.Visitors)
        {
            if (connection.VisitorTokenId is not { } tokenId || (!all && now < connection.AccessEndsAt))
                continue;
            // Calls move the end of a token on, so only the table knows whether it has come.
            if (visitors.ById(tokenId) is { } today)
                connection.AccessEndsAt = today.ExpiresAt;
            else
                connection.Abort();
        }
    }

    private static bool IsSame(Actor former, Actor today) =>
        former.Granted.SetEquals(today.Granted)
        && JsonSerializer.SerializeToUtf8Bytes(former.Scope).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(today.Scope));
}
