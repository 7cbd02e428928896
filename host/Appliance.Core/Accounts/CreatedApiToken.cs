namespace Appliance.Core.Accounts;

/// <summary>A token just made: the secret is shown this once and kept nowhere.</summary>
public sealed record CreatedApiToken(long Id, string Token, string Name, IReadOnlyList<string> Permissions, DateTimeOffset? ExpiresAt);
