using Appliance.Sdk;

namespace Acme.Sample;

/// <summary>The entry: says what the plugin brings.</summary>
public sealed class SamplePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin
        .AddSettings<SampleSettings>()
        .AddAuthenticator<SampleAuthenticator>();
}
