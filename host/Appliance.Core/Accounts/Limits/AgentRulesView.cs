namespace Appliance.Core.Accounts.Limits;

/// <summary>An agent who has sign-in rules of their own.</summary>
public sealed record AgentRulesView(long AgentId, SignInRules Rules);
