namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>An authenticator app that is being set up; shown this once.</summary>
/// <param name="Secret">Base32, for typing it in.</param>
/// <param name="Uri">The same as <c>otpauth:</c> address, for the QR code.</param>
public sealed record NewTotp(string Secret, string Uri);
