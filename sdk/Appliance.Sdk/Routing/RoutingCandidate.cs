namespace Appliance.Sdk.Routing;

/// <summary>An agent who is online, receives, and has room.</summary>
public sealed record RoutingCandidate
{
    /// <summary>The agent.</summary>
    public required long AgentId { get; init; }

    /// <summary>Active conversations now.</summary>
    public required int Active { get; init; }

    /// <summary>Most active conversations that routing may give; greater than <see cref="Active"/>.</summary>
    public required int Capacity { get; init; }

    /// <summary>When routing last gave one a conversation; null if never.</summary>
    public DateTimeOffset? LastAssignedAt { get; init; }

    /// <summary>Since when the agent has had nothing to do, or has been online; null while busy and unknown.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>Skill → level 1–5.</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>BCP 47 codes of the languages spoken.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
