namespace Appliance.Core.Accounts.Limits;

/// <summary>An agent's own sign-in rules.</summary>
/// <param name="Rules">Null where those of their roles hold.</param>
public sealed record AgentRulesAnswer(SignInRules? Rules);
