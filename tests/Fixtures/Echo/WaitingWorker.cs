using Appliance.Sdk.Workers;

namespace Fixture.Echo;

public sealed class WaitingWorker : IPluginWorker
{
    public string Name => "waiting";

    public Task RunAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
