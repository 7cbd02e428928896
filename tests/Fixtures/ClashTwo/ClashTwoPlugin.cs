using Appliance.Sdk;

namespace Fixture.ClashTwo;

public sealed class ClashTwoPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin.AddRoutingStrategy<Strategy>();
}
