using Appliance.Sdk.Channels;

namespace Appliance.Core.Channels;

/// <summary>The channels of the running plugins.</summary>
internal sealed class PluginChannels : IChannelCatalog
{
    public ChannelDescription? Find(string channel) => null;
}
