namespace Appliance.Web.Api;

/// <summary>Body of sign-in.</summary>
/// <param name="Login">Login name or e-mail address.</param>
/// <param name="Password">The password, or a start code.</param>
/// <param name="NewPassword">After <c>password_change_required</c>.</param>
/// <param name="Code">After <c>code_required</c>: of the authenticator app, or a recovery code.</param>
/// <param name="Remember">Stay signed in on this device.</param>
public sealed record SignInBody(string Login, string Password, string? NewPassword = null, string? Code = null, bool Remember = false);
