namespace Appliance.Core.Accounts.Cover;

/// <summary>Which of what was given for a time a list has.</summary>
/// <param name="AgentId">Given to this agent; null for all.</param>
/// <param name="Ended">False for what still holds, true for what has ended; null for both.</param>
public sealed record CoverFilter(long? AgentId = null, bool? Ended = false);
