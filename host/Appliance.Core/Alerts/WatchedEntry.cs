namespace Appliance.Core.Alerts;

/// <summary>What detectors read of an entry of the audit log.</summary>
internal sealed record WatchedEntry
{
    public long Id { get; init; }
    public long At { get; init; }
    public long? AgentId { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string? ObjectKind { get; init; }
    public long? ObjectId { get; init; }
    public string Detail { get; init; } = "{}";
}
