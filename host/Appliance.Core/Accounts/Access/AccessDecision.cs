namespace Appliance.Core.Accounts.Access;

/// <summary>Whether an agent sees and may change one thing, and what decides it.</summary>
/// <param name="View">It is seen.</param>
/// <param name="Edit">It may be changed.</param>
/// <param name="MissingPermission">The permission without which nothing of the kind is seen; null when it is held.</param>
/// <param name="ViewRules">The rules that show it; empty when it is not seen.</param>
/// <param name="EditRules">The rules that let it be changed.</param>
public sealed record AccessDecision(
    bool View, bool Edit, string? MissingPermission, IReadOnlyList<HeldRule> ViewRules, IReadOnlyList<HeldRule> EditRules);
