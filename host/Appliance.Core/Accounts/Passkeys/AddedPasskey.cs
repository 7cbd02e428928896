namespace Appliance.Core.Accounts.Passkeys;

/// <summary>A passkey was added.</summary>
/// <param name="Passkey">It.</param>
/// <param name="RecoveryCodes">Ten new codes with the first factor, shown this once; null when there are some already.</param>
public sealed record AddedPasskey(PasskeyView Passkey, IReadOnlyList<string>? RecoveryCodes);
