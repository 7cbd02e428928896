using System.Collections.Concurrent;
using Appliance.Core.Presence;
using Appliance.Storage;
using Appliance.Storage.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>
/// Checks accounts by itself after each change that matters, and once more when somebody connects of whom it could not be
/// seen before whether messages arrive. What is due stands in a table, so that a restart loses none.
/// </summary>
internal sealed class OnBoardingWorker(
    IDatabase database, DatabaseStarter starter, IEventLog events, PresenceService presence, ILiveProbe probe, OnBoardingNotices notices, TimeProvider clock,
    ILogger<OnBoardingWorker> logger) : BackgroundService
{
    private const int Slice = 20;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private readonly AccountChecks _checks = new(database, probe, clock);
    private readonly ConcurrentQueue<long> _connected = new();
    private readonly Bell _bell = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        using var listening = events.Listen(batch =>
        {
            if (batch.Any(record => record.Type is AccountEvents.AgentChanged or AccountEvents.AgentsImported))
                _bell.Ring();
        });
        presence.BecameLive += OnLive;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await NoteConnectedAsync(stoppingToken);
                    await CheckAllAsync(stoppingToken);
                    await _bell.WaitAsync(stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Accounts could not be checked; trying again in 5 s");
                    await Task.Delay(RetryAfter, clock, stoppingToken);
                }
            }
        }
        finally
        {
            presence.BecameLive -= OnLive;
        }
    }

    private void OnLive(long agentId)
    {
        _connected.Enqueue(agentId);
        _bell.Ring();
    }

    private async Task NoteConnectedAsync(CancellationToken cancellationToken)
    {
        while (_connected.TryDequeue(out var agentId))
        {
            var waited = database.Read(connection => OnBoardingStore.Of(connection, agentId, 1)) is [{ Waiting: > 0 }];
            if (waited)
                await database.WriteAsync(session => OnBoardingStore.Due(session.Connection, agentId, "connected", clock.Milliseconds()), cancellationToken);
        }
    }

    private async Task CheckAllAsync(CancellationToken cancellationToken)
    {
        var failed = new HashSet<long>();
        while (database.Read(connection => OnBoardingStore.Waiting(connection, Slice)) is { Count: > 0 } due)
        {
            var runs = await Task.WhenAll(due.Select(item => _checks.RunAsync(item.AgentId, item.Cause, null, cancellationToken)));
            failed.UnionWith(await database.WriteAsync(session => Store(session, due, runs), cancellationToken, WriteLane.Bulk));
        }
        await notices.PostAsync(failed, cancellationToken);
    }

    // Returns the accounts with findings that are new.
    private static List<long> Store(IWriteSession session, List<(long AgentId, string Cause, long At)> due, CheckRun?[] runs)
    {
        var failed = new List<long>();
        foreach (var (item, run) in due.Zip(runs))
        {
            OnBoardingStore.Done(session.Connection, item.AgentId, item.At);
            if (run is null)
                continue;
            var before = OnBoardingStore.Of(session.Connection, run.AgentId, 1);
            OnBoardingStore.Insert(session.Connection, run);
            if (run.Failed > 0 && !SameFailures(before, run))
                failed.Add(run.AgentId);
        }
        return failed;
    }

    // The same finding is not told twice.
    private static bool SameFailures(List<CheckRun> before, CheckRun now) =>
        before is [var last] && Failures(last).SetEquals(Failures(now));

    private static HashSet<string> Failures(CheckRun run) => run.Results
        .Where(result => result.Outcome == CheckOutcomes.Failed)
        .SelectMany(result => result.Reasons.Select(reason => $"{result.Key} {reason.Code}"))
        .ToHashSet();
}
