using Appliance.Sdk;

namespace Fixture.ClashOne;

public sealed class ClashOnePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin.AddRoutingStrategy<Strategy>();
}
