using System.Threading.Channels;

namespace Appliance.Web.Hubs;

/// <summary>Passes on that rights have changed, from the dispatcher, which never waits, to who looks after it.</summary>
internal sealed class AccessWatch
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Changed() => _changes.Writer.TryWrite(true);

    /// <summary>Completes when rights have changed since the last call.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _changes.Reader.ReadAsync(cancellationToken);
}
