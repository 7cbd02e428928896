namespace Appliance.Core.Accounts;

/// <summary>A role as every installation begins with it.</summary>
internal sealed record BuiltInRole(
    string Key, string Name, IReadOnlyList<string> Permissions, IReadOnlyDictionary<string, AreaScope> Scopes)
{
    /// <summary>none, team or company.</summary>
    public string Pools { get; init; } = ScopeRule.NoPool;

    /// <summary>Of customers' data, what is shown in part only.</summary>
    public IReadOnlyList<string> Mask { get; init; } = [];
}
