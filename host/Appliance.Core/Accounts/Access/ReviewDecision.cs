namespace Appliance.Core.Accounts.Access;

/// <summary>What a reviewer decides about one role of one agent.</summary>
/// <param name="AgentId">Who holds it.</param>
/// <param name="RoleId">The role.</param>
/// <param name="Decision">confirmed or taken.</param>
/// <param name="Reason">Why; at most 200 characters.</param>
public sealed record ReviewDecision(long AgentId, long RoleId, string? Decision, string? Reason = null);
