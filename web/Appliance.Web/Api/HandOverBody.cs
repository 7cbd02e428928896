namespace Appliance.Web.Api;

/// <summary>Who takes over; nobody for the queue or the pool.</summary>
public sealed record HandOverBody(IReadOnlyList<long>? AgentIds = null);
