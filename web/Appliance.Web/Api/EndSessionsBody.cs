namespace Appliance.Web.Api;

/// <summary>How to end all sessions.</summary>
/// <param name="NewPassword">The next sign-in demands a new password.</param>
public sealed record EndSessionsBody(bool NewPassword = false);
