using Appliance.Sdk.Channels;

namespace Appliance.Core.Channels;

/// <summary>The channels that running plugins bring, as far as sending asks.</summary>
public interface IChannelCatalog
{
    /// <summary>Null while no running plugin brings a channel of that id.</summary>
    ChannelDescription? Find(string channel);

    /// <summary>As an account of that plugin may use it: null while the plugin does not run, also when another one brings the channel.</summary>
    ChannelDescription? Find(string channel, string pluginId);
}
