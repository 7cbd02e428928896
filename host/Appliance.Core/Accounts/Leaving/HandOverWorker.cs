using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>
/// Carries hand-overs out, a slice of each in turn on the bulk lane. A slice moves and counts in one write, so that a
/// server killed in the middle goes on where it was.
/// </summary>
internal sealed class HandOverWorker(
    IDatabase database, DatabaseStarter starter, IEventLog events, HandOvers handOvers, NoticeService notices, AuditLog audit, TimeProvider clock, ILogger<HandOverWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private readonly Bell _bell = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        using var listening = events.Listen(batch =>
        {
            if (batch.Any(record => record.Type == AccountEvents.DepartureChanged))
                _bell.Ring();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            while (database.Read(DepartureStore.Running) is { Count: > 0 } running)
            {
                foreach (var moveId in running)
                    await StepAsync(moveId, stoppingToken);
            }
            await _bell.WaitAsync(stoppingToken);
        }
    }

    private async Task StepAsync(long moveId, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(session => Step(session, moveId), cancellationToken, WriteLane.Bulk);
        }
        catch (Exception exception) when (exception is StorageBusyException or StorageFullException)
        {
            logger.LogWarning(exception, "Hand-over {Move} waits for room", moveId);
            await Task.Delay(RetryAfter, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // It would fail again at once: it ends with what it has done, and can be begun anew.
            logger.LogError(exception, "Hand-over {Move} failed", moveId);
            await database.WriteAsync(session => DepartureStore.Finish(session.Connection, moveId, "failed", clock.Milliseconds()), cancellationToken);
        }
    }

    private void Step(IWriteSession session, long moveId)
    {
        var connection = session.Connection;
        if (DepartureStore.FindRunning(connection, moveId) is not { } move)
            return;
        var now = clock.Milliseconds();
        var departure = DepartureStore.Find(connection, move.DepartureId);
        var able = DepartureStore.Able(connection, move.ToAgentIds, now);
        var fault = handOvers.Find(move.Kind) is null ? "unknown"
            : departure.State != DepartureStates.HandingOver ? "stopped"
            : able.Count == 0 && move.ToAgentIds.Count > 0 ? "targets_gone"
            : null;
        var result = new HandOverResult(0);
        if (fault is null)
        {
            var kind = handOvers.Find(move.Kind)!;
            result = kind.Move(session, new HandOverSlice(departure.AgentId, able, move.StartedBy, move.Moved, kind.SliceSize, now));
            DepartureStore.Advance(connection, moveId, result);
        }

        if (result.Moved > 0)
            return;
        DepartureStore.Finish(connection, moveId, fault, now);
        audit.Append(
            session, Actor.System, "departure.handed_over", "agent", departure.AgentId,
            new { departureId = departure.Id, move.Kind, move.ToAgentIds, move.Moved, move.OverCapacity, move.Queued, fault });
        session.Append(AccountEvents.Departure(departure.AgentId));
        if (move.Moved > move.Queued)
            Tell(session, departure.AgentId, handOvers.Find(move.Kind)!.Name, able);
    }

    private void Tell(IWriteSession session, long from, LocalizedText what, List<long> to)
    {
        var name = session.Connection.ExecuteScalar<string>("select display_name from agents where id = @from", new { from });
        foreach (var agentId in to)
        {
            notices.Post(session, new NewNotice(
                NoticeKinds.Assignment,
                agentId,
                new LocalizedText($"“{name}”离职，{what.Zh}由你接手", $"\"{name}\" leaves; you take over: {what.En}"),
                Link: "/workbench"));
        }
    }
}
