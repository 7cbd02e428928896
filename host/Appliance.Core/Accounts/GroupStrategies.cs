namespace Appliance.Core.Accounts;

/// <summary>The routing strategies that ship.</summary>
public static class GroupStrategies
{
    public const string LeastBusy = "least-busy";
    public const string RoundRobin = "round-robin";
    public const string LongestIdle = "longest-idle";

    public static IReadOnlyList<string> All { get; } = [LeastBusy, RoundRobin, LongestIdle];
}
