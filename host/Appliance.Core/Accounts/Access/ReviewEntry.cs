using Appliance.Core.Conversations;

namespace Appliance.Core.Accounts.Access;

/// <summary>One role of one agent in the access review.</summary>
/// <param name="Agent">Who holds it.</param>
/// <param name="Role">What; its name as stored.</param>
/// <param name="RoleKey">For a built-in one, its stable name.</param>
/// <param name="Since">Since when.</param>
/// <param name="GivenBy">By whom; null for the server itself.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Until">When it ends by itself; null for a lasting one.</param>
/// <param name="ReviewedAt">When it was last confirmed; null for never.</param>
/// <param name="ReviewedBy">By whom.</param>
/// <param name="Due">Not confirmed within the months that are set.</param>
public sealed record ReviewEntry(
    NamedReference Agent, NamedReference Role, string? RoleKey, DateTimeOffset Since, NamedReference? GivenBy, string? Reason, DateTimeOffset? Until,
    DateTimeOffset? ReviewedAt, NamedReference? ReviewedBy, bool Due);
