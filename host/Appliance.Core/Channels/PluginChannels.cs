using Appliance.Plugins;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Channels;

/// <summary>The channels of the running plugins.</summary>
internal sealed class PluginChannels(PluginRegistry plugins) : IChannelCatalog
{
    public ChannelDescription? Find(string channel) => plugins.Channel(channel)?.Description;

    public ChannelDescription? Find(string channel, string pluginId) => plugins.Channel(channel, pluginId)?.Description;
}
