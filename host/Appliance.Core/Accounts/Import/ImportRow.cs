namespace Appliance.Core.Accounts.Import;

/// <summary>An account as a row makes it.</summary>
/// <param name="Number">The row, from 1.</param>
/// <param name="Before">As it is now; null for a new one.</param>
/// <param name="BeforeUpdatedAt">When the present one was last changed.</param>
/// <param name="After">As it shall be.</param>
internal sealed record ImportRow(int Number, AgentDetail? Before, long BeforeUpdatedAt, AgentDetail After);
