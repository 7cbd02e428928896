using Appliance.Core.Presence;
using Appliance.Storage;
using Appliance.Storage.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Routing;

/// <summary>
/// Gives waiting conversations to agents: one worker, woken by events and by one timer for the next due time. A pass
/// reads a group in one snapshot, decides, and writes; what changed in between is caught by the write, and wakes it again.
/// </summary>
internal sealed class Router(
    IDatabase database,
    IEventLog events,
    DatabaseStarter starter,
    PresenceService presence,
    IAssignmentStrategies strategies,
    TimeProvider time,
    ILogger<Router> logger) : BackgroundService
{
    private const int PassLimit = 256;

    private readonly RoutingWork _work = new();
    private readonly GroupPlanner _planner = new(strategies, time);
    private readonly RoutingWriter _writer = new(database, time);
    private readonly RoutingTimes _times = new(database, time);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        using var listening = events.Listen(_work.Add);
        using var timer = time.CreateTimer(_ => _work.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        presence.BecameLive += OnLive;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RouteAsync(stoppingToken);
                SetTimer(timer);
                await _work.WaitAsync(stoppingToken);
            }
        }
        finally
        {
            presence.BecameLive -= OnLive;
        }
    }

    private void OnLive(long agentId) => _work.AddEverything();

    private async Task RouteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _times.MoveDueAsync(cancellationToken);
            var (everything, groups) = _work.Take();
            if (everything)
            {
                groups = database.Read(GroupQueue.Busy);
                await _writer.ExplainAsync(null, "", new GroupPlan.Unserved(RoutingOutcomes.NoGroup, new DecisionDetail([], [])), cancellationToken);
            }

            foreach (var groupId in groups)
                await RouteGroupAsync(groupId, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing was lost: who waits still waits. Try again soon rather than at the next event.
            logger.LogError(exception, "A routing pass failed; the next one runs in 5 s");
            _work.AddEverything();
            await Task.Delay(TimeSpan.FromSeconds(5), time, cancellationToken);
        }
    }

    private async Task RouteGroupAsync(long groupId, CancellationToken cancellationToken)
    {
        GroupPlan plan;
        do
        {
            if (database.Read(connection => GroupQueue.Read(connection, groupId, PassLimit)) is not { } queue)
                return;
            foreach (var member in queue.Members)
                member.Live = presence.IsLive(member.AgentId);

            plan = await _planner.PlanAsync(queue, cancellationToken);
            await _writer.AssignAsync(groupId, plan.Assignments, cancellationToken);
            if (plan.Nobody is { } nobody)
                await _writer.ExplainAsync(groupId, queue.Strategy, nobody, cancellationToken);
        }
        while (plan.Nobody is null && plan.Assignments.Count == PassLimit);
    }

    private void SetTimer(ITimer timer)
    {
        var wait = _times.Next() - time.GetUtcNow();
        timer.Change(wait is { } due ? (due > TimeSpan.Zero ? due : TimeSpan.Zero) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
