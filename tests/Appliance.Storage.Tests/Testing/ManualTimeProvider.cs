namespace Appliance.Storage.Tests.Testing;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Moves the clock on, step by step, until <paramref name="task"/> ends; 20 s of real time at most.</summary>
    public async Task AdvanceUntilAsync(Task task, TimeSpan step)
    {
        var deadline = Task.Delay(TimeSpan.FromSeconds(20));
        while (!task.IsCompleted)
        {
            if (deadline.IsCompleted)
                throw new TimeoutException("Nothing happened, however far the clock was moved.");
            Advance(step);
            await Task.WhenAny(task, Task.Delay(2));
        }

        await task;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = time._now + dueTime;
                time._timers.Add(this);
            }

            if (dueTime == TimeSpan.Zero)
                Fire();
            return true;
        }

        public void Fire()
        {
            lock (time._gate)
            {
                if (!time._timers.Contains(this))
                    return;
                if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
                    time._timers.Remove(this);
                else
                    Due += _period;
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
