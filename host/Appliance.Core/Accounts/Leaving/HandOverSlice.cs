namespace Appliance.Core.Accounts.Leaving;

/// <summary>One step of a hand-over.</summary>
/// <param name="FromAgentId">Who leaves.</param>
/// <param name="ToAgentIds">Enabled agents who take over, in the order chosen; empty for the queue or the pool.</param>
/// <param name="ByAgentId">Who hands over.</param>
/// <param name="Moved">How many were moved before this step: for taking turns.</param>
/// <param name="Size">At most so many.</param>
/// <param name="Now">UTC milliseconds.</param>
public sealed record HandOverSlice(long FromAgentId, IReadOnlyList<long> ToAgentIds, long? ByAgentId, int Moved, int Size, long Now)
{
    /// <summary>Whose turn it is for the <paramref name="index"/>-th of this step; null where nobody is named.</summary>
    public long? Turn(int index) => ToAgentIds.Count == 0 ? null : ToAgentIds[(Moved + index) % ToAgentIds.Count];
}
