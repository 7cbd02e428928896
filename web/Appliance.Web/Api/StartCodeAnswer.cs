namespace Appliance.Web.Api;

/// <summary>A start code, shown this once.</summary>
public sealed record StartCodeAnswer(string StartCode);
