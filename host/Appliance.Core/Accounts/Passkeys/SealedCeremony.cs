namespace Appliance.Core.Accounts.Passkeys;

/// <summary>What must be known when a browser answers; it waits encrypted in the browser, so that asking writes nothing.</summary>
/// <param name="Binding">The session, pending sign-in or device that asked: no other may answer.</param>
/// <param name="State">The framework's: the challenge, and whose passkey it must be.</param>
/// <param name="ExpiresAt">UTC milliseconds.</param>
internal sealed record SealedCeremony(string Binding, string State, long ExpiresAt);
