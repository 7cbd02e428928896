namespace Appliance.Core.Accounts.Access;

/// <summary>A role that an agent holds: since when, by whom, why, until when.</summary>
/// <param name="Role">The role.</param>
/// <param name="Since">When it was given.</param>
/// <param name="GivenBy">Display name of who gave it; null for the server itself.</param>
/// <param name="Reason">In words, from who gave or confirmed it.</param>
/// <param name="Until">When it ends by itself; null for a lasting one.</param>
public sealed record HeldRole(RoleView Role, DateTimeOffset Since, string? GivenBy, string? Reason, DateTimeOffset? Until);
