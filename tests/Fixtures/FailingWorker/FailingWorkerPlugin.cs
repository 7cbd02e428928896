using Appliance.Sdk;

namespace Fixture.FailingWorker;

public sealed class FailingWorkerPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin.AddWorker<FailingWork>();
}
