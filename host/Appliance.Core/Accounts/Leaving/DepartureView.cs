namespace Appliance.Core.Accounts.Leaving;

/// <summary>A leaving: how far it is, what the agent still has, and what is taken from them.</summary>
/// <param name="AgentId">Who leaves.</param>
/// <param name="State">One of <see cref="DepartureStates"/>; none before it begins.</param>
/// <param name="StartedById">Who began it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="RightsTakenAt">When roles, groups, sessions and tokens were taken.</param>
/// <param name="DisabledAt">When the account was disabled.</param>
/// <param name="ClosedAt">When it ended: restored, cancelled or anonymised.</param>
/// <param name="HandOvers">What is handed over, in order.</param>
/// <param name="Rights">What the agent may still do.</param>
public sealed record DepartureView(
    long AgentId,
    string State,
    long? StartedById,
    DateTimeOffset? StartedAt,
    DateTimeOffset? RightsTakenAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<HandOverView> HandOvers,
    DepartureRights Rights);
