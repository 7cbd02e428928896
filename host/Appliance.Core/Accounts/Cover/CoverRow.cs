namespace Appliance.Core.Accounts.Cover;

/// <summary>Something given until a time, as stored, with the names it is shown by.</summary>
internal sealed class CoverRow
{
    public long Id { get; init; }
    public long AgentId { get; init; }
    public string AgentName { get; init; } = "";
    public string Kind { get; init; } = "";
    public long ObjectId { get; init; }
    public string? ObjectName { get; init; }
    public string? ObjectKey { get; init; }
    public string Reason { get; init; } = "";
    public long? GivenById { get; init; }
    public string? GivenBy { get; init; }
    public long GivenAt { get; init; }
    public long UntilAt { get; init; }
    public long? EndedAt { get; init; }
    public string? EndReason { get; init; }
    public long? EndedById { get; init; }
    public string? EndedBy { get; init; }

    public CoverView ToView() => new(
        Id, AgentId, AgentName, Kind, ObjectId, ObjectName, ObjectKey, Reason, GivenById, GivenBy, StoredTime.From(GivenAt), StoredTime.From(UntilAt),
        StoredTime.From(EndedAt), EndReason, EndedById, EndedBy);
}
