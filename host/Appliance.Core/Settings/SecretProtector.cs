using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Appliance.Core.Settings;

/// <summary>Secrets under the keys of ASP.NET Core Data Protection.</summary>
internal sealed class SecretProtector(IDataProtectionProvider provider) : ISecretProtector
{
    public string Protect(string purpose, string secret) => For(purpose).Protect(secret);

    public string? Unprotect(string purpose, string protectedSecret)
    {
        try
        {
            return For(purpose).Unprotect(protectedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string purpose) => provider.CreateProtector("Appliance.Secrets", purpose);
}
