namespace Appliance.Web.Api;

/// <summary>Body of step-up: one of these.</summary>
/// <param name="Password">The account's password.</param>
/// <param name="Code">Of the authenticator app, or a recovery code.</param>
public sealed record StepUpBody(string? Password = null, string? Code = null);
