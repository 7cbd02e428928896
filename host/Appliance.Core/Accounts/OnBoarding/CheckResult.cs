namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>What one check found.</summary>
/// <param name="Key">One of <see cref="CheckKeys"/>.</param>
/// <param name="Outcome">One of <see cref="CheckOutcomes"/>.</param>
/// <param name="Reasons">Why not passed; empty otherwise.</param>
public sealed record CheckResult(string Key, string Outcome, IReadOnlyList<CheckReason> Reasons)
{
    internal static CheckResult Of(string key, List<CheckReason> failures, List<CheckReason>? waits = null) =>
        failures.Count > 0 ? new CheckResult(key, CheckOutcomes.Failed, failures)
        : waits is { Count: > 0 } ? new CheckResult(key, CheckOutcomes.Waiting, waits)
        : new CheckResult(key, CheckOutcomes.Passed, []);
}
