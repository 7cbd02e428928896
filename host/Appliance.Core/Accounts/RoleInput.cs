namespace Appliance.Core.Accounts;

/// <summary>A role to be made, or a change of one: what is left out stays, or is nothing. Fields as in <see cref="RoleView"/>.</summary>
public sealed record RoleInput
{
    public Optional<string> Name { get; init; }

    public Optional<IReadOnlyList<string>> Permissions { get; init; }

    public Optional<IReadOnlyDictionary<string, AreaScope>> Scopes { get; init; }

    public Optional<string> Pools { get; init; }

    public Optional<IReadOnlyList<long>?> ChannelAccountIds { get; init; }

    public Optional<IReadOnlyList<string>> Mask { get; init; }
}
