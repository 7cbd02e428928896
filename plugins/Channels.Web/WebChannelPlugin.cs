using Appliance.Sdk;

namespace Appliance.Channels.Web;

/// <summary>The chat window on web pages.</summary>
public sealed class WebChannelPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin) => plugin.AddChannel<WebChannel>();
}
