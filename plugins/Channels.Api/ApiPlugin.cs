using Appliance.Sdk;

namespace Appliance.Channels.Api;

/// <summary>The plugin: one channel, nothing else.</summary>
public sealed class ApiPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin.AddChannel<ApiChannel>();
}
