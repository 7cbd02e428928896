using Appliance.Core.Conversations;

namespace Appliance.Core.Routing;

/// <summary>An agent who could not serve.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Why">offline, away, reconnecting, reception_off, full, declined, other_channels, left_by_strategy.</param>
public sealed record RoutingSkipView(NamedReference Agent, string Why);
