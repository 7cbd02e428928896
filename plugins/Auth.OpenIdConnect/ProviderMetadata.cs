using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>
/// What the provider says of itself (OpenID Connect Discovery 1.0) and its keys: kept for an hour. A key that is not among
/// them is looked for anew, at most once a minute, so that made-up key ids cannot send the server calling.
/// </summary>
internal sealed class ProviderMetadata(OpenIdConnectSettings settings, ProviderCalls calls, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _turn = new(1);
    private Known? _known;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>The provider's description.</summary>
    /// <exception cref="ProviderException">It cannot be read, or names another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken) => (await KnownAsync(cancellationToken)).Configuration;

    /// <summary>The key that signed; null when the provider has none of that id and kind.</summary>
    /// <param name="keyId">Of the token's head; null where it says none.</param>
    /// <param name="algorithm">Of the token's head.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SecurityKey?> KeyAsync(string? keyId, string algorithm, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken);
        return Find(known, keyId, algorithm) ?? (await LookAgainAsync(known, cancellationToken) is { } anew ? Find(anew, keyId, algorithm) : null);
    }

    public void Dispose() => _turn.Dispose();

    private static JsonWebKey? Find(Known known, string? keyId, string algorithm)
    {
        var type = algorithm.StartsWith("ES", StringComparison.Ordinal) ? JsonWebAlgorithmsKeyTypes.EllipticCurve : JsonWebAlgorithmsKeyTypes.RSA;
        var fitting = known.Keys.Where(key =>
            key.Kty == type && key.Use is null or "" or "sig" && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm) && (keyId is null || key.Kid == keyId)).ToList();
        // Without an id it must be clear which.
        return fitting is [var one] ? one : null;
    }

    private async Task<Known> KnownAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _known) is { } known && time.GetUtcNow() - known.At < Fresh)
            return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } other && time.GetUtcNow() - other.At < Fresh)
                return other;
            return _known = await ReadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Known?> LookAgainAsync(Known former, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } other && other != former)
                return other;
            if (time.GetUtcNow() - _lookedAt < BetweenLooks)
                return null;
            _lookedAt = time.GetUtcNow();
            return _known = await ReadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var configuration = Parse(await calls.GetAsync(new Uri(settings.IssuerText + "/.well-known/openid-configuration"), null, cancellationToken));
        if (configuration.Issuer is null || configuration.Issuer.TrimEnd('/') != settings.IssuerText)
            throw new ProviderException($"The provider calls itself {configuration.Issuer}; the settings say {settings.IssuerText}.");
        Check(configuration.AuthorizationEndpoint, "authorization_endpoint");
        Check(configuration.TokenEndpoint, "token_endpoint");
        Check(configuration.JwksUri, "jwks_uri");
        return new Known(configuration, Keys(await calls.GetAsync(new Uri(configuration.JwksUri), null, cancellationToken)), time.GetUtcNow());
    }

    private static OpenIdConnectConfiguration Parse(string json)
    {
        // First as JSON, so that what is none is told in our words.
        ProviderCalls.Json(json);
        return OpenIdConnectConfiguration.Create(json);
    }

    private static List<JsonWebKey> Keys(string json)
    {
        ProviderCalls.Json(json);
        return [.. JsonWebKeySet.Create(json).Keys];
    }

    private static void Check(string? address, string name)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || !ProviderCalls.IsSafe(parsed))
            throw new ProviderException($"{name} is missing, or is not https.");
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, List<JsonWebKey> Keys, DateTimeOffset At);
}
