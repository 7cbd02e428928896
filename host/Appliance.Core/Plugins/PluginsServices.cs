using Appliance.Core.Accounts.External;
using Appliance.Plugins;
using Appliance.Plugins.Settings;
using Appliance.Plugins.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Core.Plugins;

/// <summary>Composition of the feature.</summary>
public static class PluginsServices
{
    /// <summary>The plugin host, with its records in the database and its secrets under the server's keys.</summary>
    public static IServiceCollection AddPluginHost(this IServiceCollection services, PluginOptions options)
    {
        services.AddSingleton<IPluginStateStore, PluginStateStore>();
        services.AddSingleton<IPluginSecrets, PluginSecrets>();
        services.Replace(ServiceDescriptor.Singleton<IIdentityProviders, PluginIdentityProviders>());
        services.AddHostedService<PluginChangeLog>();
        services.AddPlugins(options);
        services.AddSingleton<PluginAdministration>();
        services.AddSingleton<PluginUploads>();
        return services;
    }
}
