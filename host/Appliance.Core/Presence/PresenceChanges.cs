namespace Appliance.Core.Presence;

/// <summary>Agents whose presence is to be written, and the bell that wakes the one who writes.</summary>
internal sealed class PresenceChanges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, string?> _pending = [];
    private TaskCompletionSource _bell = New();

    public void Add(long agentId, string? client)
    {
        lock (_lock)
            _pending[agentId] = client;
        Wake();
    }

    public bool TryTake(out long agentId, out string? client)
    {
        lock (_lock)
        {
            (agentId, client) = _pending.FirstOrDefault();
            return _pending.Remove(agentId);
        }
    }

    public void Wake() => Volatile.Read(ref _bell).TrySetResult();

    /// <summary>Completes at the next ring, or at once when it has rung since the last wait.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Volatile.Read(ref _bell).Task.WaitAsync(cancellationToken);
        Volatile.Write(ref _bell, New());
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
