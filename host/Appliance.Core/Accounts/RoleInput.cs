namespace Appliance.Core.Accounts;

/// <summary>A role to be made, or a change of one: what is left out stays, or is nothing. Fields as in <see cref="RoleView"/>.</summary>
public sealed record RoleInput(
    Optional<string> Name = default,
    Optional<IReadOnlyList<string>> Permissions = default,
    Optional<IReadOnlyDictionary<string, AreaScope>> Scopes = default,
    Optional<string> Pools = default,
    Optional<IReadOnlyList<long>?> ChannelAccountIds = default,
    Optional<IReadOnlyList<string>> Mask = default);
