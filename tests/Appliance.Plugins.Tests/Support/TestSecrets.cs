using System.Text;
using Appliance.Plugins.Settings;

namespace Appliance.Plugins.Tests.Support;

/// <summary>Stands for encryption: what is stored is not what was given. <see cref="KeysLost"/> makes it unreadable.</summary>
public sealed class TestSecrets : IPluginSecrets
{
    public bool KeysLost { get; set; }

    public string Protect(string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));

    public string? Unprotect(string protectedSecret) =>
        KeysLost ? null : Encoding.UTF8.GetString(Convert.FromBase64String(protectedSecret));
}
