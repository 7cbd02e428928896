namespace Appliance.Web.Api;

/// <summary>Up to which entry a section was seen.</summary>
public sealed record TickBody(long UpTo);
