namespace Appliance.Plugins.Calls;

/// <summary>A call that runs now.</summary>
internal sealed class RunningCall(long id, string name, object owner, DateTimeOffset startedAt)
{
    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The run of the plugin that it belongs to.</summary>
    public object Owner { get; } = owner;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>When it was told to end; null while it may run.</summary>
    public DateTimeOffset? CancelledAt { get; set; }
}
