using Appliance.Sdk;

namespace Fixture.Fetches;

public sealed class FetchesPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin.AddChannel<FetchesChannel>();
}
