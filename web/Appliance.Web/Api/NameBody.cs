namespace Appliance.Web.Api;

/// <summary>A new name.</summary>
public sealed record NameBody(string Name);
