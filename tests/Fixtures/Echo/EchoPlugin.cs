using Appliance.Sdk;

namespace Fixture.Echo;

/// <summary>A plugin as it should be: one of every kind.</summary>
public sealed class EchoPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin
        .AddSettings<EchoSettings>()
        .AddChannel<EchoChannel>()
        .AddRoutingStrategy<FirstCandidate>()
        .AddWorker<WaitingWorker>();
}
