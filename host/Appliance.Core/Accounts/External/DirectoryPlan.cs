namespace Appliance.Core.Accounts.External;

/// <summary>Whom to ask about a login and password, and in which order.</summary>
/// <param name="LocalCounts">The password kept here, if any, lets the person in.</param>
/// <param name="Before">Asked before it.</param>
/// <param name="After">Asked when it was wrong or there is none.</param>
internal sealed record DirectoryPlan(bool LocalCounts, IReadOnlyList<StoredProvider> Before, IReadOnlyList<StoredProvider> After);
