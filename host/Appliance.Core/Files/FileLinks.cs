using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Appliance.Core.Files;

/// <summary>Addresses of files, and signed ones that open without a sign-in for ten minutes (a platform that fetches media).</summary>
public sealed class FileLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Appliance.Files.Link.v1");

    public static string Path(long fileId) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/files/{fileId}");

    /// <summary>Path and signed query; valid for ten minutes. The caller has checked who may see the file.</summary>
    public string Sign(long fileId) =>
        Path(fileId) + "?signature=" + _protector.Protect(
            string.Create(CultureInfo.InvariantCulture, $"{fileId}:{(clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()}"));

    /// <summary>True when the signature was made here for this file and has not run out.</summary>
    public bool IsValid(long fileId, string signature)
    {
        try
        {
            var parts = _protector.Unprotect(signature).Split(':');
            return parts[0] == fileId.ToString(CultureInfo.InvariantCulture)
                && clock.GetUtcNow().ToUnixTimeMilliseconds() < long.Parse(parts[1], CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
