using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Channels.Api;

/// <summary>Signs and checks in the form of Standard Webhooks: <c>v1,base64(HMAC-SHA256(secret, id.timestamp.body))</c>.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>A secret as people see it: <c>whsec_</c> and 24 to 64 bytes in Base64.</summary>
    public const string SecretPattern = "^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

    /// <summary>How far the sender's clock may be off, as Standard Webhooks advises.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>The value of the signature header.</summary>
    public static string Sign(string secret, string id, long timestamp, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Mac(secret, id, timestamp, body));

    /// <summary>Whether one of the space-separated signatures is right under one of the secrets. Constant time for each.</summary>
    public static bool IsValid(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body, string signatures)
    {
        var offered = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(signature => signature.StartsWith(Version, StringComparison.Ordinal))
            .Select(signature => signature[Version.Length..])
            .ToList();
        foreach (var secret in secrets)
        {
            var expected = Mac(secret, id, timestamp, body);
            if (offered.Any(signature => Matches(signature, expected)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string signature, byte[] expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes + 2];
        return Convert.TryFromBase64String(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(given[..length], expected);
    }

    private static byte[] Mac(string secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
