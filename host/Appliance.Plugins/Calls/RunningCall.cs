namespace Appliance.Plugins.Calls;

/// <summary>A call that runs now.</summary>
internal sealed class RunningCall(long id, string name, object owner, DateTimeOffset startedAt)
{
    private int _stage;

    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The run of the plugin that it belongs to.</summary>
    public object Owner { get; } = owner;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>It has come to a thread; before that, it can be taken back.</summary>
    public bool Begun => Volatile.Read(ref _stage) == 1;

    /// <summary>When it was told to end; null while it may run.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>A thread takes it. False when it was taken back before.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _stage, 1, 0) == 0;

    /// <summary>Nobody waits for it any more. False when it has begun.</summary>
    public bool TryTakeBack() => Interlocked.CompareExchange(ref _stage, 2, 0) == 0;
}
