namespace Appliance.Core.Accounts.WayBack;

/// <summary>Whether signing in is locked.</summary>
/// <param name="Until">The end of the longest lock; null when there is none.</param>
public sealed record LockView(DateTimeOffset? Until);
