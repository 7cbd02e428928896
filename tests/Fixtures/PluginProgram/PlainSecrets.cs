using Appliance.Plugins.Settings;

namespace Fixture.PluginProgram;

/// <summary>Hides nothing: for plugins that have no secrets.</summary>
public sealed class PlainSecrets : IPluginSecrets
{
    public string Protect(string secret) => secret;

    public string? Unprotect(string protectedSecret) => protectedSecret;
}
