namespace Appliance.Core.Accounts.Leaving;

/// <summary>How far a leaving has come. Each state can only be left for one below it.</summary>
public static class DepartureStates
{
    /// <summary>Nobody is leaving.</summary>
    public const string None = "none";

    /// <summary>What the agent has is being handed over; nothing new is assigned to them.</summary>
    public const string HandingOver = "handing_over";

    /// <summary>Roles, groups, sessions and tokens are gone.</summary>
    public const string RightsTaken = "rights_taken";

    /// <summary>The account is disabled; its history stays.</summary>
    public const string Disabled = "disabled";
    public const string Anonymised = "anonymised";
    public const string Restored = "restored";
    public const string Cancelled = "cancelled";
}
