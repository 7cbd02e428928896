namespace Appliance.Core.Routing;

/// <summary>What one pass over a group decided.</summary>
/// <param name="Assignments">In the queue's order.</param>
/// <param name="Nobody">Why the rest waits on; null when nobody is left.</param>
internal sealed record GroupPlan(IReadOnlyList<Assignment> Assignments, GroupPlan.Unserved? Nobody)
{
    /// <summary>Why nobody could serve.</summary>
    internal sealed record Unserved(string Outcome, DecisionDetail Detail);
}
