namespace Appliance.Core.Conversations;

/// <summary>How many active conversations an agent has.</summary>
public sealed record AgentLoad(long AgentId, int Active);
