using Appliance.Sdk;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Calls;

/// <summary>
/// The wrapper through which one run of a plugin is spoken to: on its own threads, with a time-out, catching everything,
/// counting, and breaking the circuit.
/// </summary>
internal sealed class PluginCalls : IDisposable
{
    // More calls than this waiting or running mean that the plugin does not keep up.
    private const int MaxCalls = 256;

    private readonly PluginThreads _threads;
    private readonly CallLedger _ledger;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();

    public PluginCalls(PluginThreads threads, CallLedger ledger, TimeProvider time, ILogger logger)
    {
        _threads = threads;
        _ledger = ledger;
        _time = time;
        _logger = logger;
        Stopping = _stopping.Token;
    }

    /// <summary>Cancelled when the run ends. For the host's own waits: a plugin never gets this token.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Calls that have begun and not returned.</summary>
    public bool AnyRunning => _ledger.HasRunning(this);

    /// <summary>Ends new calls, and every wait for a running one, at once; tells the running ones to end.</summary>
    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    /// <summary>
    /// Calls the plugin. Never throws for what the plugin does; throws <see cref="OperationCanceledException"/> when
    /// <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    /// <param name="name">What is called, for the page and the log.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="breaker">The circuit; null for calls that do not count, such as disposing.</param>
    /// <param name="call">The call; runs on the plugin's threads.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    /// <param name="afterStop">Also when the run has ended: for disposing.</param>
    public async Task<CallResult<T>> RunAsync<T>(
        string name, TimeSpan limit, CircuitBreaker? breaker, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken, bool afterStop = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Stopping.IsCancellationRequested && !afterStop)
            return Refuse<T>(Stopped);
        if (_ledger.Counters.Running >= MaxCalls && !afterStop)
            return Refuse<T>(Busy);
        if (breaker is not null && !breaker.TryEnter())
            return Refuse<T>(CircuitOpen(breaker));

        var completion = new TaskCompletionSource<CallResult<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Not linked to the waits below: cancelling it runs the plugin's callbacks, which happens on a thread of the plugin.
        var end = new CancellationTokenSource();
        var running = _ledger.Begin(name, this);
        _threads.Run(() => PerformAsync(name, running, completion, call, end.Token));

        using var waits = afterStop
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken)
            : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        try
        {
            var result = await completion.Task.WaitAsync(limit, _time, waits.Token).ConfigureAwait(false);
            if (result.Returned)
                breaker?.Succeeded();
            else
                breaker?.Failed();
            return result;
        }
        catch (TimeoutException)
        {
            if (TakeBack(running))
            {
                breaker?.Abandoned();
                return Refuse<T>(Busy);
            }

            Cancel(running, end);
            _ledger.TimedOut(name, limit);
            breaker?.Failed();
            _logger.LogWarning("{Call} did not return within {Limit} s", name, limit.TotalSeconds);
            return new CallResult<T>(CallOutcome.TimedOut, default, new LocalizedText($"{name} 未在 {limit.TotalSeconds:0.###} 秒内返回", $"{name} did not return within {limit.TotalSeconds:0.###} s"));
        }
        catch (OperationCanceledException)
        {
            breaker?.Abandoned();
            var takenBack = TakeBack(running);
            if (!takenBack)
                Cancel(running, end);
            cancellationToken.ThrowIfCancellationRequested();
            if (takenBack)
                return Refuse<T>(Stopped);
            return new CallResult<T>(CallOutcome.Abandoned, default, Stopped);
        }
    }

    private static LocalizedText Busy { get; } = new("插件忙不过来，未调用", "The plugin does not keep up; it was not called");

    private static LocalizedText Stopped { get; } = new("插件已停止", "The plugin was stopped");

    private async Task PerformAsync<T>(
        string name, RunningCall running, TaskCompletionSource<CallResult<T>> completion, Func<CancellationToken, Task<T>> call, CancellationToken end)
    {
        if (!running.TryBegin())
            return;

        CallResult<T> result;
        try
        {
            result = new CallResult<T>(CallOutcome.Returned, await call(end), null);
        }
        catch (Exception exception)
        {
            // What was told to end may end as it likes.
            if (!end.IsCancellationRequested)
            {
                _ledger.Threw(name, exception);
                _logger.LogError(exception, "{Call} threw", name);
            }

            result = new CallResult<T>(CallOutcome.Threw, default, InWords(name, exception));
        }
        finally
        {
            _ledger.End(running);
        }

        completion.TrySetResult(result);
    }

    private bool TakeBack(RunningCall running)
    {
        if (!running.TryTakeBack())
            return false;
        _ledger.End(running);
        return true;
    }

    private void Cancel(RunningCall running, CancellationTokenSource end)
    {
        running.CancelledAt = _time.GetUtcNow();
        _threads.RunAside(() =>
        {
            try
            {
                end.Cancel();
            }
            catch (AggregateException exception)
            {
                _ledger.Threw(running.Name, exception);
                _logger.LogError(exception, "A cancellation callback of {Call} threw", running.Name);
            }
        });
    }

    private CallResult<T> Refuse<T>(LocalizedText reason)
    {
        _ledger.Refused();
        return new CallResult<T>(CallOutcome.Unavailable, default, reason);
    }

    private static LocalizedText CircuitOpen(CircuitBreaker breaker) => new(
        $"连续失败，已暂停调用，{breaker.OpenUntil:HH:mm:ss} (UTC) 后重试",
        $"Failed several times in a row; not called until {breaker.OpenUntil:HH:mm:ss} UTC");

    private static LocalizedText InWords(string name, Exception exception) => new(
        $"{name} 出错：{exception.GetType().Name}：{exception.Message}",
        $"{name} threw {exception.GetType().Name}: {exception.Message}");
}
