using Appliance.Sdk;

namespace Appliance.Auth.Ldap;

/// <summary>The entry: says what the plugin brings.</summary>
public sealed class LdapPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin
        .AddSettings<LdapSettings>()
        .AddAuthenticator<LdapAuthenticator>();
}
