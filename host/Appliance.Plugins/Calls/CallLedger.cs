using System.Collections.Concurrent;

namespace Appliance.Plugins.Calls;

/// <summary>What of a plugin runs now, what was told to end and has not, and the counts.</summary>
internal sealed class CallLedger(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, RunningCall> _running = new();
    private long _nextId;
    private long _calls;
    private long _failures;
    private long _timeOuts;
    private long _refused;
    private long _backgroundErrors;
    private int _starts;

    public (string Name, DateTimeOffset At, string Text)? LastError { get; private set; }

    public PluginCounters Counters => new(
        Interlocked.Read(ref _calls), Interlocked.Read(ref _failures), Interlocked.Read(ref _timeOuts), Interlocked.Read(ref _refused),
        _running.Count, Volatile.Read(ref _starts), Interlocked.Read(ref _backgroundErrors));

    public RunningCall Begin(string name, object owner)
    {
        Interlocked.Increment(ref _calls);
        var call = new RunningCall(Interlocked.Increment(ref _nextId), name, owner, time.GetUtcNow());
        _running[call.Id] = call;
        return call;
    }

    public void End(RunningCall call) => _running.TryRemove(call.Id, out _);

    public bool HasRunning(object owner) => _running.Values.Any(call => call.Owner == owner);

    /// <summary>Calls that were told to end longer ago than <paramref name="grace"/> and still run.</summary>
    public IReadOnlyList<RunningCall> Ignoring(TimeSpan grace)
    {
        var latest = time.GetUtcNow() - grace;
        return [.. _running.Values.Where(call => call.CancelledAt <= latest)];
    }

    public void Threw(string name, Exception exception)
    {
        Interlocked.Increment(ref _failures);
        LastError = (name, time.GetUtcNow(), Shorten(exception));
    }

    public void TimedOut(string name, TimeSpan limit)
    {
        Interlocked.Increment(ref _timeOuts);
        LastError = (name, time.GetUtcNow(), $"Did not return within {limit.TotalSeconds:0.###} s.");
    }

    public void Refused() => Interlocked.Increment(ref _refused);

    public void Started() => Interlocked.Increment(ref _starts);

    public void Background(string name, Exception exception)
    {
        Interlocked.Increment(ref _backgroundErrors);
        LastError = (name, time.GetUtcNow(), Shorten(exception));
    }

    private static string Shorten(Exception exception)
    {
        var text = exception.ToString();
        return text.Length <= 4000 ? text : text[..4000];
    }
}
