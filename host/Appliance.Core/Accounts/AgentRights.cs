namespace Appliance.Core.Accounts;

/// <summary>What an agent may do and whose data they may see, from all of their roles together.</summary>
public sealed record AgentRights(IReadOnlySet<string> Granted, DataScope Scope)
{
    /// <summary>UTC milliseconds at which the first of what was given for a time ends; null where nothing ends by itself.</summary>
    public long? Until { get; init; }
}
