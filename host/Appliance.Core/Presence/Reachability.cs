namespace Appliance.Core.Presence;

/// <summary>
/// Who can be reached: agents with a live connection, a call within the last minute, or a connection that died less than
/// the grace time ago. In memory alone, because connections are.
/// </summary>
internal sealed class Reachability(TimeProvider time, TimeSpan grace)
{
    /// <summary>How long a call counts as a live connection.</summary>
    public static readonly TimeSpan CallCounts = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Entry> _agents = [];

    /// <summary>When the next agent without a connection stops being reachable; null when nobody will.</summary>
    public DateTimeOffset? NextDeadline
    {
        get
        {
            lock (_lock)
                return _agents.Values.Where(entry => entry.Connections == 0).Select(entry => (DateTimeOffset?)entry.LiveUntil + grace).Min();
        }
    }

    /// <returns>What the agent was before.</returns>
    public Reach Connected(long agentId)
    {
        lock (_lock)
        {
            var before = StateOf(agentId);
            EntryOf(agentId).Connections++;
            return before;
        }
    }

    /// <returns>What the agent was before.</returns>
    public Reach Called(long agentId)
    {
        lock (_lock)
        {
            var before = StateOf(agentId);
            EntryOf(agentId).LiveUntil = time.GetUtcNow() + CallCounts;
            return before;
        }
    }

    public void Disconnected(long agentId)
    {
        lock (_lock)
        {
            var entry = EntryOf(agentId);
            entry.Connections--;
            var now = time.GetUtcNow();
            if (entry.LiveUntil < now)
                entry.LiveUntil = now;
        }
    }

    /// <summary>After a start: as if the agent's last connection had died now.</summary>
    public void Remember(long agentId)
    {
        lock (_lock)
        {
            if (!_agents.ContainsKey(agentId))
                _agents[agentId] = new Entry { LiveUntil = time.GetUtcNow() };
        }
    }

    /// <summary>Takes out the agents whose grace has ended.</summary>
    public IReadOnlyList<long> TakeVanished()
    {
        lock (_lock)
        {
            var vanished = _agents.Keys.Where(agentId => StateOf(agentId) == Reach.Gone).ToList();
            foreach (var agentId in vanished)
                _agents.Remove(agentId);
            return vanished;
        }
    }

    public Reach Of(long agentId)
    {
        lock (_lock)
            return StateOf(agentId);
    }

    private Reach StateOf(long agentId)
    {
        if (!_agents.TryGetValue(agentId, out var entry))
            return Reach.Gone;
        if (entry.Connections > 0)
            return Reach.Live;
        var now = time.GetUtcNow();
        return entry.LiveUntil > now ? Reach.Live : entry.LiveUntil + grace > now ? Reach.Grace : Reach.Gone;
    }

    private Entry EntryOf(long agentId)
    {
        if (!_agents.TryGetValue(agentId, out var entry))
            _agents[agentId] = entry = new Entry();
        return entry;
    }

    /// <summary>How an agent can be reached.</summary>
    public enum Reach
    {
        Gone,
        Grace,
        Live,
    }

    private sealed class Entry
    {
        public int Connections { get; set; }

        public DateTimeOffset LiveUntil { get; set; }
    }
}
