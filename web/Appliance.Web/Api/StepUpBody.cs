namespace Appliance.Web.Api;

/// <summary>Body of step-up: one of these.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">Of the authenticator app, or a recovery code.</param>
/// <param name="Passkey">The answer to <c>/api/v1/auth/step-up/options</c>.</param>
public sealed record StepUpBody(string? Password = null, string? Code = null, PasskeyBody? Passkey = null);
