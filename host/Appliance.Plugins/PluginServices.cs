using Appliance.Plugins.Install;
using Appliance.Plugins.Lifecycle;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Network;
using Appliance.Plugins.Packages;
using Appliance.Plugins.Runs;
using Appliance.Plugins.Settings;
using Appliance.Plugins.State;
using Appliance.Plugins.Supervision;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins;

/// <summary>Composition of the plugin host.</summary>
public static class PluginServices
{
    /// <summary>
    /// Adds <see cref="PluginRegistry"/>, <see cref="PluginOperations"/> and <see cref="PluginInstaller"/>, and starts the
    /// plugins with the server. Needs <see cref="IPluginStateStore"/>, <see cref="IPluginSecrets"/> and
    /// <see cref="TimeProvider"/> from elsewhere, and <see cref="IChannelOwners"/> where channel accounts are kept.
    /// </summary>
    public static IServiceCollection AddPlugins(this IServiceCollection services, PluginOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SharedFramework>();
        services.AddSingleton<RetiredContexts>();
        services.AddSingleton(new AddressGuard(options.AllowedNetworks));
        services.AddSingleton<PackageScanner>();
        services.AddSingleton(provider => new RunJournal(options.RunFolder, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IChannelOwners, NoChannelOwners>();
        services.AddSingleton<PluginRunServices>();
        services.AddSingleton<PluginLifecycle>();
        services.AddSingleton<PluginDiscovery>();
        services.AddSingleton(provider => new PluginRegistry(provider.GetRequiredService<PluginLifecycle>(), provider.GetRequiredService<RetiredContexts>()));
        services.AddSingleton(provider => new PluginOperations(provider.GetRequiredService<PluginLifecycle>(), provider.GetRequiredService<RunJournal>()));
        services.AddSingleton(provider => new PluginInstaller(
            options,
            provider.GetRequiredService<PluginRegistry>(),
            provider.GetRequiredService<PluginLifecycle>(),
            provider.GetRequiredService<PluginDiscovery>(),
            provider.GetRequiredService<SharedFramework>(),
            provider.GetRequiredService<IPluginStateStore>(),
            provider.GetRequiredService<RunJournal>(),
            provider.GetRequiredService<ILogger<PluginInstaller>>()));
        services.AddSingleton<IHostedService, PluginHost>();
        return services;
    }
}
