using Appliance.Sdk;

namespace Fixture.StartHangs;

public sealed class HangingPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne();
    }
}
