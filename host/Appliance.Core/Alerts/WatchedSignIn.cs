namespace Appliance.Core.Alerts;

/// <summary>What detectors read of a try to sign in.</summary>
internal sealed record WatchedSignIn
{
    public long Id { get; init; }
    public long At { get; init; }
    public long? AgentId { get; init; }
    public string Login { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string? Address { get; init; }
}
