namespace Appliance.Web.Api;

/// <summary>Who forgot a password.</summary>
/// <param name="Login">Login name, e-mail address or phone number.</param>
public sealed record ForgotPasswordBody(string Login);
