namespace Appliance.Web.Api;

/// <summary>An address that opens a file for ten minutes without a sign-in.</summary>
internal sealed record FileLink(string Url);
