namespace Appliance.Sdk.Health;

/// <summary>How well something works.</summary>
public enum HealthState
{
    /// <summary>Works.</summary>
    Healthy,

    /// <summary>Works in part: slow, a quota nearly used up, one of several hosts away.</summary>
    Degraded,

    /// <summary>Does not work.</summary>
    Down,
}
