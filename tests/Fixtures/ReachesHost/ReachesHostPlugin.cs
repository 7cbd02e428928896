using Appliance.Plugins;
using Appliance.Sdk;

namespace Fixture.ReachesHost;

public sealed class ReachesHostPlugin : IPlugin
{
    public PluginState State { get; } = PluginState.Running;

    public void Configure(IPluginBuilder plugin)
    {
    }
}
