using System.Threading.Channels;

namespace Appliance.Web.Hubs;

/// <summary>Passes on that rights have changed, from the dispatcher, which never waits, to who looks after it.</summary>
internal sealed class AccessWatch
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _agents;
    private int _visitors;

    public void AgentsChanged()
    {
        Volatile.Write(ref _agents, 1);
        _changes.Writer.TryWrite(true);
    }

    public void VisitorsChanged()
    {
        Volatile.Write(ref _visitors, 1);
        _changes.Writer.TryWrite(true);
    }

    /// <summary>Whose access has changed since the last call.</summary>
    public (bool Agents, bool Visitors) Take() => (Interlocked.Exchange(ref _agents, 0) == 1, Interlocked.Exchange(ref _visitors, 0) == 1);

    /// <summary>Completes when access has changed since the last call.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _changes.Reader.ReadAsync(cancellationToken);
}
