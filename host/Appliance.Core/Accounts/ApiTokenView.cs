namespace Appliance.Core.Accounts;

/// <summary>An API token without its secret.</summary>
public sealed record ApiTokenView(
    long Id,
    string Name,
    long AgentId,
    IReadOnlyList<string> Permissions,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt);
