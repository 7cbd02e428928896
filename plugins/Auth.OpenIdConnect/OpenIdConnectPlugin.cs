using Appliance.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>The entry: says what the plugin brings.</summary>
public sealed class OpenIdConnectPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddSettings<OpenIdConnectSettings>().AddExternalSignIn<OpenIdConnectSignIn>();
        plugin.Services.AddSingleton<ProviderCalls>();
        plugin.Services.AddSingleton<ProviderMetadata>();
    }
}
