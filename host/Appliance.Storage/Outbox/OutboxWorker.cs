using System.Collections.Concurrent;
using Appliance.Storage.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Outbox;

/// <summary>Performs outbox entries: woken by the commit that brings one, by the end of a try, or by the time of the next.</summary>
internal sealed class OutboxWorker(
    DatabaseStarter starter,
    IDatabase database,
    CommitFeed feed,
    OutboxStore store,
    IEnumerable<IOutboxSender> senders,
    StorageOptions options,
    TimeProvider time,
    ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int Concurrency = 16;
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, IOutboxSender> _senders = senders.ToDictionary(sender => sender.Kind, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly OutboxTry _try = new(store, database, options, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_senders.Count == 0)
            return;
        using var abort = new CancellationTokenSource();
        try
        {
            await starter.Started.WaitAsync(stoppingToken).ConfigureAwait(false);
            string[] kinds = [.. _senders.Keys];
            await RecoverAsync(kinds, stoppingToken).ConfigureAwait(false);
            while (true)
                await StepAsync(kinds, abort.Token, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: tries that are under way may finish, for a while.
        }

        try
        {
            await Task.WhenAll(_running.Values).WaitAsync(LastWords, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await abort.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task StepAsync(string[] kinds, CancellationToken abort, CancellationToken stoppingToken)
    {
        try
        {
            var room = Concurrency - _running.Count;
            if (room > 0)
            {
                foreach (var entry in await store.ClaimAsync(kinds, room, stoppingToken).ConfigureAwait(false))
                    Start(entry, abort);
            }

            if (_running.Count >= Concurrency || store.NextDue(kinds) is not { } due)
            {
                await feed.Outbox.WaitAsync(stoppingToken).ConfigureAwait(false);
                return;
            }

            var wait = due - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await feed.Outbox.WaitAsync(wait, time, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "The outbox could not be read or written; it goes on in a second");
            await Task.Delay(FaultPause, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private void Start(OutboxEntry entry, CancellationToken abort)
    {
        var begun = new TaskCompletionSource();
        _running[entry.Id] = RunAsync();
        begun.SetResult();

        async Task RunAsync()
        {
            await begun.Task.ConfigureAwait(false);
            await _try.RunAsync(entry, _senders[entry.Kind], abort).ConfigureAwait(false);
            _running.TryRemove(entry.Id, out _);
            feed.Outbox.Ring();
        }
    }

    /// <summary>Deals with entries whose try had begun when the program ended: nobody knows whether they arrived.</summary>
    private async Task RecoverAsync(string[] kinds, CancellationToken cancellationToken)
    {
        while (store.Interrupted(kinds) is { Count: > 0 } interrupted)
        {
            foreach (var entry in interrupted)
            {
                var sender = _senders[entry.Kind];
                logger.LogWarning("Outbox entry {Id} ({Kind}) was being sent when the program ended: {Action}", entry.Id, entry.Kind, sender.RetriesAreSafe ? "tried again" : "flagged");
                await database.WriteAsync(
                    session =>
                    {
                        if (sender.RetriesAreSafe)
                        {
                            OutboxStore.Postpone(session, entry.Id, time.GetUtcNow(), OutboxReasons.ProgramEnded);
                            return;
                        }

                        store.Settle(session, entry.Id, "ambiguous", OutboxReasons.ProgramEnded);
                        sender.BecameAmbiguous(entry, OutboxReasons.ProgramEnded, session);
                    },
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
