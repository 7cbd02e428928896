using Appliance.Plugins.Settings;

namespace Appliance.Core.Plugins;

/// <summary>Secrets in the settings of plugins and of channel accounts, under the server's keys.</summary>
internal sealed class PluginSecrets(Settings.ISecretProtector protector) : ISecretProtector
{
    private const string Purpose = "plugins";

    public string Protect(string secret) => protector.Protect(Purpose, secret);

    public bool TryUnprotect(string protectedSecret, out string secret)
    {
        secret = protector.Unprotect(Purpose, protectedSecret) ?? "";
        return secret.Length > 0;
    }
}
