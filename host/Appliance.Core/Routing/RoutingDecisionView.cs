using Appliance.Core.Conversations;

namespace Appliance.Core.Routing;

/// <summary>Why a conversation went where it went, or why it waits.</summary>
/// <param name="At">When it was decided.</param>
/// <param name="Group">The group whose queue it was in.</param>
/// <param name="Strategy">Id of the strategy that ranked.</param>
/// <param name="Outcome">assigned, all_offline, all_full, reception_off, no_members, no_group, overflow, unanswered, agent_vanished.</param>
/// <param name="Agent">Who got it.</param>
/// <param name="Candidates">Who could have served, best first.</param>
/// <param name="Skipped">Who could not, and why.</param>
/// <param name="StrategyFault">Set when the strategy failed and longest idle stood in for it.</param>
public sealed record RoutingDecisionView(
    DateTimeOffset At,
    NamedReference? Group,
    string Strategy,
    string Outcome,
    NamedReference? Agent,
    IReadOnlyList<RoutingCandidateView> Candidates,
    IReadOnlyList<RoutingSkipView> Skipped,
    string? StrategyFault);
