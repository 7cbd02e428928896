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

    private readonly Lock _gate = new();
    private int _failures;
    private TimeSpan _wait;
    private DateTimeOffset? _openUntil;
    private bool _probing;

    /// <summary>Until when nothing is let through; null while it is closed.</summary>
    public DateTimeOffset? OpenUntil
    {
        get
        {
            lock (_gate)
                return _openUntil;
        }
    }

    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_openUntil is not { } until)
                return true;
            if (_probing || time.GetUtcNow() < until)
                return false;
            _probing = true;
            return true;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            _failures = 0;
            _wait = TimeSpan.Zero;
            _openUntil = null;
            _probing = false;
        }
    }

    /// <summary>A call ended without saying anything of the plugin: its caller went away.</summary>
    public void Abandoned()
    {
        lock (_gate)
            _probing = false;
    }

    public void Failed()
    {
        lock (_gate)
        {
            _failures++;
            if (!_probing && _failures < FailuresToOpen)
                return;
            _probing = false;
            _wait = _wait == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(_wait.Ticks * 2, Longest.Ticks));
            _openUntil = time.GetUtcNow() + _wait;
        }
    }
}
