namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>A sign-in that waits: by what it can go on.</summary>
/// <param name="Code">An authenticator app.</param>
/// <param name="Passkey">At least one passkey.</param>
/// <param name="Recovery">At least one unused recovery code.</param>
public sealed record PendingView(bool Code, bool Passkey, bool Recovery);
