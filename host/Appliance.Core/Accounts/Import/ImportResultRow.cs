namespace Appliance.Core.Accounts.Import;

/// <summary>A row of the result file.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Login">The login.</param>
/// <param name="DisplayName">The name.</param>
/// <param name="StartCode">What signs in once, with a new password; null for an account that was changed.</param>
public sealed record ImportResultRow(int Row, string Login, string DisplayName, string? StartCode);
