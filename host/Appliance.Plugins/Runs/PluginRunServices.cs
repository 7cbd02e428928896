using Appliance.Plugins.Loading;
using Appliance.Plugins.Network;
using Appliance.Plugins.Settings;

namespace Appliance.Plugins.Runs;

/// <summary>What every run of a plugin needs of the host.</summary>
internal sealed record PluginRunServices(
    PluginOptions Options, SharedFramework Shared, AddressGuard Addresses, IPluginSecrets Secrets, RetiredContexts Retired, TimeProvider Time)
{
    public string StorePath(string pluginId) => Path.Combine(Options.StoreFolder, pluginId + ".db");
}
