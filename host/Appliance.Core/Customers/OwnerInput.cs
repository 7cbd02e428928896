namespace Appliance.Core.Customers;

/// <summary>To whom a customer shall belong: an agent, or a pool.</summary>
/// <param name="AgentId">The owner; null for a pool.</param>
/// <param name="Pool">team or company.</param>
/// <param name="GroupId">For <c>team</c>: the group whose pool it is.</param>
public sealed record OwnerInput(long? AgentId = null, string? Pool = null, long? GroupId = null);
