namespace Appliance.Core.Audit;

/// <summary>An entry as stored.</summary>
internal sealed record AuditRow
{
    public long Id { get; init; }
    public int Version { get; init; } = 1;
    public long At { get; init; }
    public long? AgentId { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string? ObjectKind { get; init; }
    public long? ObjectId { get; init; }
    public string Detail { get; init; } = "{}";
    public string? Address { get; init; }
    public string? Personal { get; init; }
    public string PreviousHash { get; init; } = "";
    public string Hash { get; init; } = "";

    /// <summary>The columns under the names of this record.</summary>
    public const string Columns =
        """
        id as Id, version as Version, at as At, agent_id as AgentId, actor as Actor, action as Action, object_kind as ObjectKind, object_id as ObjectId,
        detail as Detail, address as Address, personal as Personal, previous_hash as PreviousHash, hash as Hash
        """;
}
