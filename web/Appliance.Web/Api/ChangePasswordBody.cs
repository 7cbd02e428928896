namespace Appliance.Web.Api;

/// <summary>Body of changing one's own password.</summary>
public sealed record ChangePasswordBody(string Password, string NewPassword);
