namespace Appliance.Web.Api;

/// <summary>A new password by a mailed code.</summary>
/// <param name="Code">As the mail has it; case, blanks and hyphens do not matter.</param>
/// <param name="NewPassword">The new one.</param>
public sealed record ResetPasswordBody(string Code, string NewPassword);
