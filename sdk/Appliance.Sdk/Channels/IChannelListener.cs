namespace Appliance.Sdk.Channels;

/// <summary>A connection that waits at the platform itself (long polling, WebSocket, IMAP IDLE).</summary>
public interface IChannelListener
{
    /// <summary>
    /// Runs as long as the account is enabled. Returning or throwing runs it again after 1, 2, 4, … 60 s, and shows the
    /// account as degraded meanwhile.
    /// </summary>
    Task ListenAsync(CancellationToken cancellationToken);
}
