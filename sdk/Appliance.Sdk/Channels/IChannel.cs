namespace Appliance.Sdk.Channels;

/// <summary>A kind of way in: describes itself and opens connections for its configured accounts.</summary>
public interface IChannel
{
    /// <summary>What it is and can do. Constant: the host reads it once at start.</summary>
    ChannelDescription Description { get; }

    /// <summary>
    /// Makes the connection of one enabled account. Cheap: only keeps what it is given; the platform is first reached by
    /// a call on the connection. A changed account gets a new connection, then the former one is disposed.
    /// </summary>
    /// <param name="account">The account with its valid settings.</param>
    /// <param name="inbox">Where everything that comes from the platform goes. Valid until the connection is disposed.</param>
    IChannelConnection Open(ChannelAccount account, IInbox inbox);
}
