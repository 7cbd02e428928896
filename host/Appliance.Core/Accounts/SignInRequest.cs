namespace Appliance.Core.Accounts;

/// <summary>What a person signs in with.</summary>
/// <param name="Login">Login name or e-mail address.</param>
/// <param name="Password">The password, or a start code.</param>
/// <param name="NewPassword">Where it must be changed.</param>
/// <param name="Remember">Keeps the session beyond the browser's.</param>
/// <param name="Caller">From where.</param>
/// <param name="Code">Of the second factor; null to be asked for it.</param>
public sealed record SignInRequest(string Login, string Password, string? NewPassword, bool Remember, CallerInfo Caller, string? Code = null);
