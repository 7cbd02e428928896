namespace Appliance.Core.Accounts;

/// <summary>A group to be made, or a change of one: what is left out stays, or is as usual.</summary>
/// <param name="Name">1–64 characters, unique.</param>
/// <param name="Strategy">One of <see cref="GroupStrategies"/>; least-busy as usual.</param>
/// <param name="Overflow">Another group.</param>
/// <param name="UnansweredSeconds">1–86,400.</param>
public sealed record GroupInput(
    Optional<string> Name = default,
    Optional<string> Strategy = default,
    Optional<OverflowView?> Overflow = default,
    Optional<int?> UnansweredSeconds = default);
