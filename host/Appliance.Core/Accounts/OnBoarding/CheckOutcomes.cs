namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>What a check can come to.</summary>
public static class CheckOutcomes
{
    public const string Passed = "passed";
    public const string Failed = "failed";

    /// <summary>Nothing is wrong, but the person has to do something before it can be seen: sign in, go online.</summary>
    public const string Waiting = "waiting";

    /// <summary>There is nothing to compare with.</summary>
    public const string None = "none";
}
