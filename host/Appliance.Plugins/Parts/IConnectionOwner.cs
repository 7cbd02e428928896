using Appliance.Sdk.Channels;

namespace Appliance.Plugins.Parts;

/// <summary>The run of a plugin, to which open connections belong.</summary>
internal interface IConnectionOwner
{
    ConnectionHandle Adopt(string channelId, long accountId, IChannelConnection connection, IInbox inbox);
}
