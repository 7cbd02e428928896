namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>What one check found.</summary>
/// <param name="Key">One of <see cref="CheckKeys"/>.</param>
/// <param name="Outcome">One of <see cref="CheckOutcomes"/>.</param>
/// <param name="Reasons">Why not passed; empty otherwise.</param>
public sealed record CheckResult(string Key, string Outcome, IReadOnlyList<CheckReason> Reasons)
{
    /// <summary>The account is not meant to serve: what serving needs is not asked of it.</summary>
    internal static CheckResult NotMeant(string key) => new(key, CheckOutcomes.None, [new CheckReason("not_for_conversations")]);

    internal static CheckResult Of(string key, List<CheckReason> failures, List<CheckReason>? waits = null) =>
        failures.Count > 0 ? new CheckResult(key, CheckOutcomes.Failed, failures)
        : waits is { Count: > 0 } ? new CheckResult(key, CheckOutcomes.Waiting, waits)
        : new CheckResult(key, CheckOutcomes.Passed, []);
}
