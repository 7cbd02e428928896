namespace Appliance.Core.Accounts;

/// <summary>A role as every installation begins with it.</summary>
internal sealed record BuiltInRole(
    string Key, string Name, IReadOnlyList<string> Permissions, IReadOnlyDictionary<string, AreaScope> Scopes);
