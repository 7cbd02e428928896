namespace Appliance.Sdk.Health;

/// <summary>How well something works, and why not better.</summary>
/// <param name="State">How well.</param>
/// <param name="Reason">In words for an admin: what is wrong and what to do. Required unless healthy; at most 500 characters; no secrets.</param>
public sealed record HealthReport(HealthState State, LocalizedText? Reason = null)
{
    /// <summary>Works.</summary>
    public static HealthReport Healthy { get; } = new(HealthState.Healthy);

    /// <summary>Works in part.</summary>
    public static HealthReport Degraded(string zh, string en) => new(HealthState.Degraded, new LocalizedText(zh, en));

    /// <summary>Does not work.</summary>
    public static HealthReport Down(string zh, string en) => new(HealthState.Down, new LocalizedText(zh, en));
}
