namespace Appliance.Core.Accounts.External;

/// <summary>A person of a directory and their account here.</summary>
internal sealed record IdentityLink
{
    public long Id { get; init; }
    public string ProviderId { get; init; } = "";
    public string Subject { get; init; } = "";
    public long AgentId { get; init; }
    public string LoginKey { get; init; } = "";
    public string LinkedBy { get; init; } = "";
    public long LinkedAt { get; init; }
    public long SeenAt { get; init; }

    /// <summary>Since when the directory locks them out; null when it does not.</summary>
    public long? DisabledAt { get; init; }
}
