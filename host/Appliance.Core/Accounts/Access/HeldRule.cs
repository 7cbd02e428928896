namespace Appliance.Core.Accounts.Access;

/// <summary>What one role gives in one area, after what narrows the account.</summary>
/// <param name="Area">One of <see cref="ScopeAreas"/>.</param>
/// <param name="RoleId">The role it comes from.</param>
/// <param name="View">For seeing.</param>
/// <param name="Edit">For changing.</param>
public sealed record HeldRule(string Area, long RoleId, ScopeRule View, ScopeRule Edit);
