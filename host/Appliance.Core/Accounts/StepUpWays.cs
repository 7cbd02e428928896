namespace Appliance.Core.Accounts;

/// <summary>What an account has to prove itself by.</summary>
/// <param name="Password">A password.</param>
/// <param name="Code">An authenticator app.</param>
/// <param name="Passkey">A passkey.</param>
public sealed record StepUpWays(bool Password, bool Code, bool Passkey);
