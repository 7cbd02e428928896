namespace Appliance.Core.Accounts;

/// <summary>A group in the shape of the wire.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Unique.</param>
/// <param name="AgentIds">Its members; set on the agents.</param>
/// <param name="Strategy">How waiting conversations are given out.</param>
/// <param name="HoursId">Its working hours; null for always.</param>
/// <param name="Overflow">Where conversations go that wait too long; null for nowhere.</param>
/// <param name="UnansweredSeconds">After how long without an answer a conversation counts as unanswered; null for never.</param>
public sealed record GroupView(
    long Id, string Name, IReadOnlyList<long> AgentIds, string Strategy, long? HoursId, OverflowView? Overflow, int? UnansweredSeconds);
