namespace Appliance.Core.Accounts.Leaving;

/// <summary>A leaving as stored.</summary>
internal sealed class DepartureRow
{
    public const string Columns =
        """
        select id as Id, agent_id as AgentId, state as State, started_by as StartedBy, started_at as StartedAt,
            rights_taken_at as RightsTakenAt, disabled_at as DisabledAt, closed_at as ClosedAt, taken as Taken
        from departures
        """;

    public long Id { get; init; }
    public long AgentId { get; init; }
    public string State { get; init; } = "";
    public long? StartedBy { get; init; }
    public long StartedAt { get; init; }
    public long? RightsTakenAt { get; init; }
    public long? DisabledAt { get; init; }
    public long? ClosedAt { get; init; }
    public string Taken { get; init; } = "{}";
}
