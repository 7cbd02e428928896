namespace Appliance.Core.Accounts;

/// <summary>What an account can be.</summary>
public static class AgentStates
{
    /// <summary>Has a start code and has not signed in yet.</summary>
    public const string Invited = "invited";

    /// <summary>Registered by themselves; waits for approval.</summary>
    public const string Pending = "pending";
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";

    /// <summary>Deleted: the person's data is gone, the history stays.</summary>
    public const string Anonymised = "anonymised";

    /// <summary>Part of an import that has not been finished: no list shows it and nobody signs in with it.</summary>
    internal const string Importing = "importing";
}
