using Appliance.Sdk;

namespace Fixture.Waiting;

public sealed class WaitingPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin
        .AddAuthenticator<WaitingAuthenticator>()
        .AddReport<WaitingReport>()
        .AddChannel<ListeningChannel>();
}
