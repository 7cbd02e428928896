namespace Appliance.Core.Accounts.Joining;

/// <summary>An invitation's link, shown this once.</summary>
/// <param name="Token">What opens it.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Mailed">It was sent to the account's address.</param>
public sealed record Invitation(string Token, DateTimeOffset ExpiresAt, bool Mailed);
