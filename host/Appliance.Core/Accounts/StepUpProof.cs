namespace Appliance.Core.Accounts;

/// <summary>By what a signed-in person proves once more who they are: one of these.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">Of the authenticator app, or a recovery code.</param>
public sealed record StepUpProof(string? Password = null, string? Code = null);
