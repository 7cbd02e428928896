namespace Appliance.Core.Accounts.Leaving;

/// <summary>A hand-over as stored.</summary>
internal sealed class MoveRow
{
    public const string Columns =
        """
        select id as Id, departure_id as DepartureId, kind as Kind, targets as Targets, total as Total, moved as Moved, over_capacity as OverCapacity,
            queued as Queued, fault as Fault, started_by as StartedBy, started_at as StartedAt, finished_at as FinishedAt
        from departure_moves
        """;

    public long Id { get; init; }
    public long DepartureId { get; init; }
    public string Kind { get; init; } = "";
    public string Targets { get; init; } = "[]";
    public int Total { get; init; }
    public int Moved { get; init; }
    public int OverCapacity { get; init; }
    public int Queued { get; init; }
    public string? Fault { get; init; }
    public long? StartedBy { get; init; }
    public long StartedAt { get; init; }
    public long? FinishedAt { get; init; }

    public IReadOnlyList<long> ToAgentIds => StoredJson.Read<List<long>>(Targets) ?? [];

    public HandOverMove ToView() => new(
        ToAgentIds, Total, Moved, OverCapacity, Queued, Fault, StoredTime.From(StartedAt), StoredTime.From(FinishedAt));
}
