using Appliance.Sdk;

namespace Fixture.ThrowsInConstructor;

public sealed class ThrowingPlugin : IPlugin
{
    public ThrowingPlugin()
    {
        throw new InvalidOperationException("Thrown in the constructor.");
    }

    public void Configure(IPluginBuilder plugin)
    {
    }
}
