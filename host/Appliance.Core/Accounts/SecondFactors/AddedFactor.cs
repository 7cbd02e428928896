namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>A factor was set up.</summary>
/// <param name="RecoveryCodes">Ten new codes with the first factor, shown this once; null when there are some already.</param>
public sealed record AddedFactor(IReadOnlyList<string>? RecoveryCodes);
