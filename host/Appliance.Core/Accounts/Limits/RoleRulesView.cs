namespace Appliance.Core.Accounts.Limits;

/// <summary>A role and its sign-in rules.</summary>
/// <param name="RoleId">The role.</param>
/// <param name="Name">As it was named.</param>
/// <param name="BuiltIn">The stable name of a built-in one; else null.</param>
/// <param name="Rules">Null for none.</param>
public sealed record RoleRulesView(long RoleId, string Name, string? BuiltIn, SignInRules? Rules);
