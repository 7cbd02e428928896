using Appliance.Core.Accounts.Passkeys;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>An account's second factors, as its owner sees them.</summary>
/// <param name="Required">A role demands one.</param>
/// <param name="TotpSince">Since when an authenticator app is set up; null for none.</param>
/// <param name="Passkeys">The passkeys.</param>
/// <param name="RecoveryCodesLeft">Unused recovery codes.</param>
public sealed record SecondFactorsView(bool Required, DateTimeOffset? TotpSince, IReadOnlyList<PasskeyView> Passkeys, int RecoveryCodesLeft);
