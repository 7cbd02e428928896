namespace Appliance.Core.Accounts;

/// <summary>A group to be made, or a change of one: what is left out stays, or is as usual.</summary>
public sealed record GroupInput
{
    /// <summary>1–64 characters, unique.</summary>
    public Optional<string> Name { get; init; }

    /// <summary>One of <see cref="GroupStrategies"/>; least-busy as usual.</summary>
    public Optional<string> Strategy { get; init; }

    /// <summary>Another group.</summary>
    public Optional<OverflowView?> Overflow { get; init; }

    /// <summary>1–86,400.</summary>
    public Optional<int?> UnansweredSeconds { get; init; }
}
