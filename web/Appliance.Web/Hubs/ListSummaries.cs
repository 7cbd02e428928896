using System.Text.Json;
using Appliance.Core.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Hubs;

/// <summary>
/// Once a second tells each connection how long the queue is that it watches, when it may have changed. Agents with the
/// same scope share one query.
/// </summary>
internal sealed class ListSummaries(
    LiveConnections connections, ConversationReader conversations, EventFrames frames, TimeProvider clock, ILogger<ListSummaries> logger)
    : BackgroundService
{
    private const string Waiting = "waiting";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Tell();
            }
            catch (Exception fault)
            {
                logger.LogError(fault, "Queue lengths could not be told");
            }
        }
    }

    private void Tell()
    {
        Dictionary<string, EventFrame>? made = null;
        foreach (var connection in connections.Agents)
        {
            if (connection.Reader is not AgentReader reader || !reader.TakeSummariesDue() || !reader.Watched.Lists.Contains(Waiting))
                continue;
            made ??= [];
            var key = JsonSerializer.Serialize(reader.Actor.Scope);
            if (!made.TryGetValue(key, out var frame))
                made[key] = frame = frames.Summary(Waiting, conversations.WaitingSummary(reader.Actor));
            connection.Offer(frame);
        }
    }
}
