using Appliance.Core.Accounts.Passkeys;

namespace Appliance.Core.Accounts;

/// <summary>By what a signed-in person proves once more who they are: one of these.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">Of the authenticator app, or a recovery code.</param>
/// <param name="Passkey">A passkey's answer, with the site where it was asked.</param>
/// <param name="Site">For a passkey.</param>
public sealed record StepUpProof(string? Password = null, string? Code = null, PasskeyAnswer? Passkey = null, PasskeySite? Site = null);
