namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>What second factors an account has.</summary>
/// <param name="Totp">An authenticator app.</param>
/// <param name="Passkeys">How many.</param>
internal sealed record FactorState(bool Totp, int Passkeys)
{
    public bool Any => Totp || Passkeys > 0;
}
