using System.Diagnostics.Metrics;
using Appliance.Storage.Status;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Events;

/// <summary>Runs the durable followers, each at its own pace.</summary>
public sealed class FollowerPump : BackgroundService
{
    private readonly DatabaseStarter _starter;
    private readonly EventLog _log;
    private readonly FollowerLoop[] _loops;
    private readonly Meter _meter = new(StorageStatistics.MeterName);

    internal FollowerPump(
        DatabaseStarter starter,
        IDatabase database,
        EventLog log,
        IEnumerable<IEventFollower> followers,
        TimeProvider time,
        ILogger<FollowerPump> logger)
    {
        _starter = starter;
        _log = log;
        _loops = [.. followers.Select(follower => new FollowerLoop(follower, database, log, time, logger))];
        _meter.CreateObservableGauge("appliance.storage.follower.lag", Lags, "{event}", "Events that a follower is behind the head of the log");
    }

    /// <summary>How each follower is doing.</summary>
    public IReadOnlyList<FollowerState> States => [.. _loops.Select(loop => loop.State)];

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_loops.Length == 0)
            return;
        try
        {
            await _starter.Started.WaitAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        using var subscription = _log.Listen(_ =>
        {
            foreach (var loop in _loops)
                loop.Ring();
        });
        await Task.WhenAll(_loops.Select(loop => Task.Run(() => loop.RunAsync(stoppingToken), CancellationToken.None))).ConfigureAwait(false);
    }

    private IEnumerable<Measurement<long>> Lags() =>
        States.Select(state => new Measurement<long>(state.Lag, new KeyValuePair<string, object?>("follower", state.Name)));
}
