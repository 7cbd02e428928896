using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Appliance.Core.Customers;

/// <summary>
/// Checks a <c>userToken</c>: a JWT (RFC 7519) in compact form, HS256 with the widget's secret. The algorithm is fixed: what
/// the header says is compared, never obeyed (RFC 8725, 3.1).
/// </summary>
internal static class UserTokens
{
    private const int MaxLength = 8192;
    private const int MaxSubject = 150;
    private static readonly TimeSpan MaxAhead = TimeSpan.FromHours(24);
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    /// <summary>The claims; null when the token is forged, has run out, runs longer than 24 h or names nobody.</summary>
    public static UserTokenClaims? Check(string token, ReadOnlySpan<byte> secret, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (token.Length > MaxLength || parts.Length != 3 || !Base64Url.IsValid(parts[0]) || !Base64Url.IsValid(parts[1]) || !Base64Url.IsValid(parts[2]))
            return null;
        var expected = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        if (!CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2])))
            return null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return Text(header.RootElement, "alg", 10) == "HS256" && !header.RootElement.TryGetProperty("crit", out _)
                ? Read(claims.RootElement, now)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static UserTokenClaims? Read(JsonElement claims, DateTimeOffset now)
    {
        if (claims.ValueKind != JsonValueKind.Object || Text(claims, "sub", MaxSubject) is not { Length: > 0 } subject)
            return null;
        if (Time(claims, "exp") is not { } expires || expires + Leeway.TotalSeconds <= now.ToUnixTimeSeconds())
            return null;
        if (expires > (now + MaxAhead + Leeway).ToUnixTimeSeconds() || (Time(claims, "nbf") is { } from && from - Leeway.TotalSeconds > now.ToUnixTimeSeconds()))
            return null;
        return new UserTokenClaims(subject, new StatedProfile
        {
            Name = Text(claims, "name", 200),
            Email = Text(claims, "email", 200),
            Phone = Text(claims, "phone", 200),
            Attributes = Attributes(claims),
        });
    }

    private static string? Text(JsonElement from, string name, int maxLength) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text && text.Length <= maxLength
            ? text
            : null;

    private static double? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var time) ? time : null;

    private static Dictionary<string, JsonElement>? Attributes(JsonElement claims) =>
        claims.TryGetProperty("attributes", out var value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
                .Where(item => item.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                .Take(50)
                .ToDictionary(item => item.Name, item => item.Value.Clone(), StringComparer.Ordinal)
            : null;
}
