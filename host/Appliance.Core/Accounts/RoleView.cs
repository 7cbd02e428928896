namespace Appliance.Core.Accounts;

/// <summary>A role in the shape of the wire.</summary>
/// <param name="Id">The role.</param>
/// <param name="Name">1–64 characters.</param>
/// <param name="BuiltIn">Comes with the product and cannot be deleted.</param>
/// <param name="Key">For a built-in one, its stable name; else null.</param>
/// <param name="Permissions">Names.</param>
/// <param name="Scopes">Area → reach.</param>
/// <param name="Pools">none, team or company.</param>
/// <param name="ChannelAccountIds">Null for all.</param>
/// <param name="Mask">Of customers' data: phone, email.</param>
public sealed record RoleView(
    long Id,
    string Name,
    bool BuiltIn,
    string? Key,
    IReadOnlyList<string> Permissions,
    IReadOnlyDictionary<string, AreaScope> Scopes,
    string Pools,
    IReadOnlyList<long>? ChannelAccountIds,
    IReadOnlyList<string> Mask);
