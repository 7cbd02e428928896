using Appliance.Core.Settings;
using Appliance.Plugins.Settings;

namespace Appliance.Core.Plugins;

/// <summary>Secrets in the settings of plugins and of channel accounts, under the server's keys.</summary>
internal sealed class PluginSecrets(ISecretProtector protector) : IPluginSecrets
{
    private const string Purpose = "plugins";

    public string Protect(string secret) => protector.Protect(Purpose, secret);

    public string? Unprotect(string protectedSecret) => protector.Unprotect(Purpose, protectedSecret);
}
