namespace Appliance.Core.Presence;

/// <summary>What counts: the chosen status while the agent is reachable, else offline. Also the data of <c>presence.changed</c>.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Presence">online, away or offline.</param>
/// <param name="Reception">Whether routing may give them conversations.</param>
public sealed record PresenceView(long AgentId, string Presence, bool Reception);
