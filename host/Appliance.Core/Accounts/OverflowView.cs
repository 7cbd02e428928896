namespace Appliance.Core.Accounts;

/// <summary>Where conversations go that wait too long.</summary>
/// <param name="GroupId">The other group.</param>
/// <param name="AfterSeconds">How long they wait first, 1–86,400.</param>
public sealed record OverflowView(long GroupId, int AfterSeconds);
