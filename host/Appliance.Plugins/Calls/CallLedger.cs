using System.Collections.Concurrent;

namespace Appliance.Plugins.Calls;

/// <summary>What of a plugin runs now, what was told to end and has not, and the counts.</summary>
internal sealed class CallLedger(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, RunningCall> running = new();
    private long nextId;
    private long calls;
    private long failures;
    private long timeOuts;
    private long refused;
    private long backgroundErrors;
    private int starts;

    public (string Name, DateTimeOffset At, string Text)? LastError { get; private set; }

    public PluginCounters Counters => new(
        Interlocked.Read(ref calls), Interlocked.Read(ref failures), Interlocked.Read(ref timeOuts), Interlocked.Read(ref refused),
        running.Count, Volatile.Read(ref starts), Interlocked.Read(ref backgroundErrors));

    public RunningCall Begin(string name, object owner)
    {
        Interlocked.Increment(ref calls);
        var call = new RunningCall(Interlocked.Increment(ref nextId), name, owner, time.GetUtcNow());
        running[call.Id] = call;
        return call;
    }

    public void End(RunningCall call) => running.TryRemove(call.Id, out _);

    public bool HasRunning(object owner) => running.Values.Any(call => call.Owner == owner);

    /// <summary>Calls that were told to end longer ago than <paramref name="grace"/> and still run.</summary>
    public IReadOnlyList<RunningCall> Ignoring(TimeSpan grace)
    {
        var latest = time.GetUtcNow() - grace;
        return [.. running.Values.Where(call => call.CancelledAt <= latest)];
    }

    public void Threw(string name, Exception exception)
    {
        Interlocked.Increment(ref failures);
        LastError = (name, time.GetUtcNow(), Shorten(exception));
    }

    public void TimedOut(string name, TimeSpan limit)
    {
        Interlocked.Increment(ref timeOuts);
        LastError = (name, time.GetUtcNow(), $"Did not return within {limit.TotalSeconds:0.###} s.");
    }

    public void Refused() => Interlocked.Increment(ref refused);

    public void Started() => Interlocked.Increment(ref starts);

    public void Background(string name, Exception exception)
    {
        Interlocked.Increment(ref backgroundErrors);
        LastError = (name, time.GetUtcNow(), Shorten(exception));
    }

    private static string Shorten(Exception exception)
    {
        var text = exception.ToString();
        return text.Length <= 4000 ? text : text[..4000];
    }
}
