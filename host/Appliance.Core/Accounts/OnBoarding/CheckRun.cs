namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>The five checks of an account at one time.</summary>
/// <param name="Id">The run; 0 before it is stored.</param>
/// <param name="AgentId">The account.</param>
/// <param name="Cause">asked, created, changed or connected.</param>
/// <param name="RunById">Who asked for it; null for the server itself.</param>
/// <param name="At">When.</param>
/// <param name="Results">One of each check.</param>
public sealed record CheckRun(long Id, long AgentId, string Cause, long? RunById, DateTimeOffset At, IReadOnlyList<CheckResult> Results)
{
    public int Failed => Results.Count(result => result.Outcome == CheckOutcomes.Failed);

    public int Waiting => Results.Count(result => result.Outcome == CheckOutcomes.Waiting);
}
