using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Auth.Ldap;

/// <summary>Which certificates of a directory are believed: name and chain are always checked.</summary>
internal static class TlsTrust
{
    /// <summary>The options for a server; with its own CA, that alone is trusted.</summary>
    public static SslClientAuthenticationOptions For(LdapSettings settings)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Server };
        if (Read(settings.CaCertificate) is not { } authorities)
            return options;
        // An internal CA rarely has a reachable revocation list, and its directory is often the place that would serve it.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        options.CertificateChainPolicy = policy;
        return options;
    }

    /// <summary>The certificates of a PEM text; null when it holds none.</summary>
    public static X509Certificate2Collection? Read(string? pem)
    {
        if (string.IsNullOrWhiteSpace(pem))
            return null;
        try
        {
            var read = new X509Certificate2Collection();
            read.ImportFromPem(pem);
            return read.Count > 0 ? read : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
