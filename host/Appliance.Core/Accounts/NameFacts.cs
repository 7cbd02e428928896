namespace Appliance.Core.Accounts;

/// <summary>What a name may be made of.</summary>
internal sealed record NameFacts(string? Department, string? Title, string? JobNumber);
