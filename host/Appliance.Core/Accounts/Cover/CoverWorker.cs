using Appliance.Core.Audit;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.Cover;

/// <summary>
/// Takes back what was given until now, disables accounts that end, and tells beforehand. It sleeps until the next of
/// these is due and looks when the server starts, so that what ended while it was down has ended.
/// </summary>
internal sealed class CoverWorker(
    IDatabase database, DatabaseStarter starter, IEventLog events, AuditLog audit, CoverNotices notices, ActorResolver actors, TimeProvider clock,
    ILogger<CoverWorker> logger) : BackgroundService
{
    private const int Slice = 20;

    // A timer takes 49 days at most; looking once a day costs nothing.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private readonly Bell _bell = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        using var listening = events.Listen(batch =>
        {
            if (batch.Any(record => record.Type == AccountEvents.AgentChanged))
                _bell.Ring();
        });
        using var timer = clock.CreateTimer(_ => _bell.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await database.WriteAsync(Sweep, stoppingToken))
                    actors.Forget();
                timer.Change(Sleep(), Timeout.InfiniteTimeSpan);
                await _bell.WaitAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "What was given for a time could not be taken back; trying again in 5 s");
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    // True while there was something to do.
    private bool Sweep(IWriteSession session)
    {
        var connection = session.Connection;
        var now = clock.Milliseconds();
        var expired = CoverStore.Expired(connection, now, Slice);
        foreach (var cover in expired)
        {
            CoverStore.End(session, cover, "expired", by: null, now);
            audit.Append(session, Actor.System, "cover.expired", "agent", cover.AgentId, new { coverId = cover.Id, cover.Kind, cover.ObjectId });
            notices.Ended(session, cover);
        }

        var ended = connection.Query<long>(
            "select id from agents where ends_at <= @now and state in ('enabled', 'invited', 'pending') order by ends_at limit @Slice", new { now, Slice }).AsList();
        foreach (var agentId in ended)
        {
            AccountClosing.Disable(session, agentId, clock);
            audit.Append(session, Actor.System, "agent.ended", "agent", agentId);
            notices.AccountEnded(session, agentId);
        }

        var ending = CoverStore.ToWarn(connection, now, Slice);
        foreach (var cover in ending)
        {
            CoverStore.Warned(connection, cover.Id);
            notices.Ending(session, cover);
        }

        var closing = connection.Query<(long AgentId, long EndsAt)>(
            "select id, ends_at from agents where ends_at is not null and ends_warn_at <= @now and state in ('enabled', 'invited', 'pending') limit @Slice",
            new { now, Slice }).AsList();
        foreach (var (agentId, endsAt) in closing)
        {
            connection.Execute("update agents set ends_warn_at = null where id = @agentId", new { agentId });
            notices.AccountEnding(session, agentId, endsAt);
        }
        return expired.Count + ended.Count + ending.Count + closing.Count > 0;
    }

    private TimeSpan Sleep()
    {
        if (database.Read(CoverStore.NextDue) is not { } due)
            return LongestSleep;
        var wait = StoredTime.From(due) - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestSleep ? wait : LongestSleep;
    }
}
