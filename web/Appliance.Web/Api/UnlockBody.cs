namespace Appliance.Web.Api;

/// <summary>Unlocking by a mailed code.</summary>
/// <param name="Code">As the mail has it.</param>
public sealed record UnlockBody(string Code);
