namespace Appliance.Web.Api;

/// <summary>One's own new address.</summary>
/// <param name="Email">Null for none.</param>
public sealed record OwnEmailBody(string? Email);
