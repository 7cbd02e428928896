namespace Appliance.Core.Accounts;

/// <summary>A token to be made for the caller.</summary>
/// <param name="Name">1–64 characters; says what it is for.</param>
/// <param name="Permissions">What it may do, of what the caller may.</param>
/// <param name="ExpiresAt">Null for never.</param>
public sealed record NewApiToken(string Name, IReadOnlyList<string> Permissions, DateTimeOffset? ExpiresAt = null);
