namespace Appliance.Core.Accounts.Limits;

/// <summary>Which devices.</summary>
/// <param name="AgentId">Of one agent; null for all within scope.</param>
/// <param name="Approved">Approved ones alone, or those that are not; null for both.</param>
/// <param name="Waiting">Those alone that were turned away because nobody has approved them.</param>
public sealed record DeviceFilter(long? AgentId = null, bool? Approved = null, bool Waiting = false);
