namespace Appliance.Web.Api;

/// <summary>Some agents.</summary>
public sealed record AgentIdsBody(IReadOnlyList<long>? Ids = null);
