namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>By what a person showed that it is they.</summary>
internal enum FactorKind
{
    Totp,
    Recovery,
    Passkey,
}
