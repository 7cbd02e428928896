namespace Appliance.Core.Accounts.Cover;

/// <summary>An account that nobody has used for a while.</summary>
/// <param name="Id">The account.</param>
/// <param name="Login">Its login.</param>
/// <param name="DisplayName">Its name.</param>
/// <param name="State">enabled or invited.</param>
/// <param name="DepartmentId">Its department.</param>
/// <param name="CreatedAt">Since when it exists.</param>
/// <param name="LastUsedAt">Last call by session or API token; null for never.</param>
public sealed record UnusedAgent(
    long Id, string Login, string DisplayName, string State, long? DepartmentId, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
