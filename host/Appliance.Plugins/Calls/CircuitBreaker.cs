namespace Appliance.Plugins.Calls;

/// <summary>
/// Stops calling what fails five times in a row, for 10 s at first and twice as long each time, at most 10 min; then lets
/// one call through to see.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private const int FailuresToOpen = 5;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private int failures;
    private TimeSpan wait;
    private DateTimeOffset? openUntil;
    private bool probing;

    /// <summary>Until when nothing is let through; null while it is closed.</summary>
    public DateTimeOffset? OpenUntil
    {
        get
        {
            lock (gate)
                return openUntil;
        }
    }

    public bool TryEnter()
    {
        lock (gate)
        {
            if (openUntil is not { } until)
                return true;
            if (probing || time.GetUtcNow() < until)
                return false;
            probing = true;
            return true;
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            failures = 0;
            wait = TimeSpan.Zero;
            openUntil = null;
            probing = false;
        }
    }

    /// <summary>A call ended without saying anything of the plugin: its caller went away.</summary>
    public void Abandoned()
    {
        lock (gate)
            probing = false;
    }

    public void Failed()
    {
        lock (gate)
        {
            failures++;
            if (!probing && failures < FailuresToOpen)
                return;
            probing = false;
            wait = wait == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, Longest.Ticks));
            openUntil = time.GetUtcNow() + wait;
        }
    }
}
