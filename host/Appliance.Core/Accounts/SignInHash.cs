namespace Appliance.Core.Accounts;

/// <summary>A hash to be stored when the session begins.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="IsNewPassword">Of a new password; false for the same one with today's parameters.</param>
internal sealed record SignInHash(string Hash, bool IsNewPassword);
