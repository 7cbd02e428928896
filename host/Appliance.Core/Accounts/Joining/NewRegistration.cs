namespace Appliance.Core.Accounts.Joining;

/// <summary>Somebody who registers by themselves.</summary>
/// <param name="Login">As wished; where it is taken the account gets a like one.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="Email">Where they are told.</param>
/// <param name="Phone">Free form.</param>
/// <param name="Password">What they will sign in with.</param>
public sealed record NewRegistration(string Login, string DisplayName, string Email, string? Phone, string Password);
