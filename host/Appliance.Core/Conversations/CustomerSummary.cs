namespace Appliance.Core.Conversations;

/// <summary>The customer as a conversation shows them.</summary>
public sealed record CustomerSummary(long Id, string? Name, string? Avatar, IReadOnlyList<string> Tags);
