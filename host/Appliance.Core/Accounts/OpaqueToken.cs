using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Core.Accounts;

/// <summary>Random tokens that are kept only as their SHA-256: what leaks from the database opens nothing.</summary>
public static class OpaqueToken
{
    /// <summary>A new token of <paramref name="bits"/> random bits, base64url.</summary>
    public static string New(int bits = 256) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bits / 8));

    /// <summary>Lower-case hex SHA-256. Fast on purpose: the tokens are random, so that guessing is hopeless without slowness.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
