namespace Appliance.Core.Accounts;

/// <summary>What an agent may do and whose data they may see, from all of their roles together.</summary>
public sealed record AgentRights(IReadOnlySet<string> Granted, DataScope Scope);
