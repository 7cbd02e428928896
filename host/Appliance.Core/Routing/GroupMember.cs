using Appliance.Core.Presence;
using Appliance.Sdk.Routing;

namespace Appliance.Core.Routing;

/// <summary>An agent of the group in one pass of routing; its load grows with what the pass gives it.</summary>
internal sealed class GroupMember
{
    public long AgentId { get; init; }

    public required string Presence { get; init; }

    public bool Reception { get; init; }

    public int Active { get; set; }

    public int Capacity { get; init; }

    public long LastAssignedAt { get; set; }

    public long IdleSince { get; init; }

    public required string Languages { get; init; }

    /// <summary>The channel accounts that the agent serves; empty for all.</summary>
    public IReadOnlySet<long> Channels { get; set; } = new HashSet<long>();

    /// <summary>Connected right now; in the grace time an agent keeps what they have and is given nothing new.</summary>
    public bool Live { get; set; }

    public IReadOnlyDictionary<string, int> Skills { get; set; } = new Dictionary<string, int>();

    /// <summary>Why routing cannot give this agent a conversation now; null when it can.</summary>
    public string? Hindrance => this switch
    {
        { Presence: PresenceStates.Offline } => RoutingOutcomes.Offline,
        { Presence: PresenceStates.Away } => RoutingOutcomes.Away,
        { Live: false } => RoutingOutcomes.Reconnecting,
        { Reception: false } => RoutingOutcomes.ReceptionOff,
        _ => Active >= Capacity ? RoutingOutcomes.Full : null,
    };

    public bool Serves(long channelAccountId) => Channels.Count == 0 || Channels.Contains(channelAccountId);

    public RoutingCandidate ToCandidate() => new()
    {
        AgentId = AgentId,
        Active = Active,
        Capacity = Capacity,
        LastAssignedAt = LastAssignedAt == 0 ? null : StoredTime.From(LastAssignedAt),
        IdleSince = Active > 0 || IdleSince == 0 ? null : StoredTime.From(IdleSince),
        Skills = Skills,
        Languages = StoredJson.Read<string[]>(Languages) ?? [],
    };
}
