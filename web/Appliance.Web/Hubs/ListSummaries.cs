using System.Text.Json;
using Appliance.Core;
using Appliance.Core.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Hubs;

/// <summary>
/// Once a second tells each connection how long the lists are that it watches, when they may have changed: waiting (what
/// the agent sees of the queues), active (what they serve) and recent (what they served and is closed). The other lists
/// that can be watched are empty in this version and have no summary.
/// </summary>
internal sealed class ListSummaries(
    LiveConnections connections, ConversationReader conversations, EventFrames frames, TimeProvider clock, ILogger<ListSummaries> logger)
    : BackgroundService
{
    private static readonly string[] Lists = ["waiting", "active", "recent"];

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
            if (connection.Reader is not AgentReader reader || !reader.TakeSummariesDue())
                continue;
            made ??= [];
            var scope = JsonSerializer.Serialize(reader.Actor.Scope);
            foreach (var list in Lists.Where(reader.Watched.Lists.Contains))
            {
                // The pages of one agent share the query.
                if (!made.TryGetValue(list + scope, out var frame))
                    made[list + scope] = frame = frames.Summary(list, Summary(list, reader.Actor));
                connection.Offer(frame);
            }
        }
    }

    private QueueSummary Summary(string list, Actor actor) => list switch
    {
        "waiting" => conversations.WaitingSummary(actor),
        "active" => conversations.ActiveSummary(actor),
        _ => conversations.RecentSummary(actor),
    };
}
