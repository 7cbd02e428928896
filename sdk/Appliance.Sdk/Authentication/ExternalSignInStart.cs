namespace Appliance.Sdk.Authentication;

/// <summary>Where to send the browser.</summary>
/// <param name="Address">Absolute, https.</param>
/// <param name="Memory">What <see cref="IExternalSignIn.CompleteAsync"/> needs again (nonce, code verifier); kept by the host for 10 min, never shown to the browser; at most 4000 characters.</param>
public sealed record ExternalSignInStart(Uri Address, string? Memory = null);
