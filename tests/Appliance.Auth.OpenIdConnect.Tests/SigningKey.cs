using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Appliance.Auth.OpenIdConnect.Tests;

/// <summary>A key of the provider, and tokens signed with it.</summary>
internal sealed class SigningKey(string id) : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Id => id;

    /// <summary>Both halves as they are published; the curve's id ends in -ec.</summary>
    public object[] Published()
    {
        var rsa = _rsa.ExportParameters(false);
        var curve = _curve.ExportParameters(false);
        return
        [
            new { kty = "RSA", kid = id, use = "sig", n = Encode(rsa.Modulus!), e = Encode(rsa.Exponent!) },
            new { kty = "EC", kid = id + "-ec", use = "sig", crv = "P-256", x = Encode(curve.Q.X!), y = Encode(curve.Q.Y!) },
        ];
    }

    public string Sign(string algorithm, IReadOnlyDictionary<string, object?> claims, string? keyId = null)
    {
        var header = new Dictionary<string, object?> { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId ?? (algorithm == "ES256" ? id + "-ec" : id) };
        var text = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = algorithm switch
        {
            "RS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "PS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "ES256" => _curve.SignData(bytes, HashAlgorithmName.SHA256),
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestProvider.ClientSecret), bytes),
            _ => [],
        };
        return $"{text}.{Encode(signature)}";
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
