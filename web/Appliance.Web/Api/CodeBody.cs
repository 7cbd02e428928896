namespace Appliance.Web.Api;

/// <summary>A code of an authenticator app.</summary>
public sealed record CodeBody(string Code);
