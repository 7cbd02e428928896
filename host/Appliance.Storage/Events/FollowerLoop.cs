using Dapper;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Events;

/// <summary>Carries one durable follower along the log: its effects and its cursor commit together, so each event takes effect once.</summary>
internal sealed class FollowerLoop(IEventFollower follower, IDatabase database, EventLog log, TimeProvider time, ILogger logger)
{
    private const int BatchSize = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly AsyncSignal _signal = new();
    private long _cursor;
    private volatile int _failures;
    private volatile string? _lastError;

    public FollowerState State
    {
        get
        {
            var cursor = Volatile.Read(ref _cursor);
            return new FollowerState(follower.Name, cursor, Math.Max(0, log.Head - cursor), _failures, _lastError);
        }
    }

    public void Ring() => _signal.Ring();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var known = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!known)
                {
                    Volatile.Write(ref _cursor, StoredCursor());
                    known = true;
                }

                // After a failure one event at a time, so that what stands before the one that fails goes through.
                var events = log.ReadAfterFromMemory(_cursor, _failures == 0 ? BatchSize : 1);
                if (events.Count == 0)
                {
                    await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                await ApplyAsync(events, cancellationToken).ConfigureAwait(false);
                _failures = 0;
                _lastError = null;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                known = false;
                _lastError = e.Message;
                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, _failures)));
                logger.LogError(e, "Follower {Follower} failed after cursor {Cursor} ({Failures} failures before); tried again in {Pause}", follower.Name, _cursor, _failures, pause);
                _failures++;
                if (!await PauseAsync(pause, cancellationToken).ConfigureAwait(false))
                    return;
            }
        }
    }

    private async Task ApplyAsync(IReadOnlyList<EventRecord> events, CancellationToken cancellationToken)
    {
        var from = _cursor;
        var to = events[^1].Cursor;
        await database.WriteAsync(
            session =>
            {
                follower.Apply(events, session);
                var moved = session.Connection.Execute(
                    "update follower_cursors set cursor = @to, updated_at = @now where name = @name and cursor = @from",
                    new { to, now = time.GetUtcNow().ToUnixTimeMilliseconds(), name = follower.Name, from });
                if (moved == 0)
                    throw new InvalidOperationException($"The cursor of follower {follower.Name} is not at {from}, where it was left.");
            },
            cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _cursor, to);
    }

    private long StoredCursor() => database.Read(connection => connection.ExecuteScalar<long?>(
        "select cursor from follower_cursors where name = @name",
        new { name = follower.Name })) ?? throw new InvalidOperationException($"Follower {follower.Name} has no cursor.");

    private async Task<bool> PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
