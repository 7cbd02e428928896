using Appliance.Plugins.Settings;

namespace Fixture.PluginProgram;

/// <summary>Hides nothing: for plugins that have no secrets.</summary>
public sealed class PlainSecrets : ISecretProtector
{
    public string Protect(string secret) => secret;

    public bool TryUnprotect(string protectedSecret, out string secret)
    {
        secret = protectedSecret;
        return true;
    }
}
