namespace Appliance.Web.Api;

/// <summary>When an account ends; null for no end.</summary>
public sealed record AccountEndBody(DateTimeOffset? EndsAt = null);
