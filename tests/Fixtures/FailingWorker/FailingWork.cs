using Appliance.Sdk.Workers;

namespace Fixture.FailingWorker;

public sealed class FailingWork : IPluginWorker
{
    public string Name => "failing";

    public Task RunAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Thrown in the background.");
}
