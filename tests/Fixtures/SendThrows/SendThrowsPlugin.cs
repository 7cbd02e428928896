using Appliance.Sdk;

namespace Fixture.SendThrows;

public sealed class SendThrowsPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin.AddChannel<SendThrowsChannel>();
}
