namespace Appliance.Auth.OpenIdConnect;

/// <summary>What is needed again when the browser comes back.</summary>
/// <param name="Nonce">Stands in the ID token.</param>
/// <param name="Verifier">Of PKCE (RFC 7636).</param>
internal sealed record SignInMemory(string Nonce, string Verifier);
