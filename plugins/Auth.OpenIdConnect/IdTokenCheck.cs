using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>Everything that OpenID Connect Core 1.0, 3.1.3.7 and 3.1.3.8, wants of an ID token.</summary>
internal sealed class IdTokenCheck(OpenIdConnectSettings settings, ProviderMetadata metadata, TimeProvider time)
{
    /// <summary>Asymmetric alone: with HS256 the client secret could sign, with none anybody.</summary>
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>The claims.</summary>
    /// <exception cref="RefusedException">Why not.</exception>
    /// <exception cref="ProviderException">Its keys cannot be read.</exception>
    public async Task<Claims> CheckAsync(string idToken, string? accessToken, string nonce, CancellationToken cancellationToken)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        var token = Read(handler, idToken);
        if (!Algorithms.Contains(token.Alg))
            throw new RefusedException($"The ID token is signed with {token.Alg}; only RS256, PS256 and ES256 count.");
        var key = await metadata.KeyAsync(string.IsNullOrEmpty(token.Kid) ? null : token.Kid, token.Alg, cancellationToken)
            ?? throw new RefusedException("The ID token is signed with a key that the provider does not publish.");
        var issuer = (await metadata.GetAsync(cancellationToken)).Issuer;
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = settings.ClientId,
            IssuerSigningKey = key,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        if (!result.IsValid)
            throw new RefusedException(InWords(result.Exception));

        var claims = new Claims(ProviderCalls.Json(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.EncodedPayload))));
        Check(claims, token, nonce, accessToken);
        return claims;
    }

    private void Check(Claims claims, JsonWebToken token, string nonce, string? accessToken)
    {
        if (claims.Text("sub") is not { Length: > 0 and <= 255 })
            throw new RefusedException("The ID token names nobody (sub).");
        if (claims.Text("nonce") is not { } told || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(nonce)))
            throw new RefusedException("The ID token is not of this sign-in (nonce).");
        var party = claims.Text("azp");
        if (party is not null ? party != settings.ClientId : token.Audiences.Count() > 1)
            throw new RefusedException("The ID token was made for another program (azp).");
        if (claims.Number("iat") is not { } issued || DateTimeOffset.FromUnixTimeSeconds(issued) > time.GetUtcNow() + Skew)
            throw new RefusedException("The ID token is of the future, or of no time (iat).");
        if (claims.Text("at_hash") is { } hash && (accessToken is null || hash != LeftHalf(accessToken)))
            throw new RefusedException("The access token is not the one that belongs to the ID token (at_hash).");
    }

    private static JsonWebToken Read(JsonWebTokenHandler handler, string idToken)
    {
        try
        {
            return handler.ReadJsonWebToken(idToken);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or FormatException)
        {
            throw new RefusedException("The ID token cannot be read.");
        }
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } begin || begin - Skew <= now);
    }

    // All three algorithms hash with SHA-256 (OpenID Connect Core 3.1.3.6).
    private static string LeftHalf(string accessToken) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    private static string InWords(Exception exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => "The ID token is of another issuer (iss).",
        SecurityTokenInvalidAudienceException => "The ID token was made for somebody else (aud).",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "The ID token has expired, or is not valid yet (exp, nbf). Compare the clocks.",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "The signature of the ID token is wrong.",
        _ => $"The ID token is refused ({exception.GetType().Name}).",
    };
}
