namespace Appliance.Sdk.Reporting;

/// <summary>How many values become one.</summary>
public enum Aggregate
{
    /// <summary>How many facts have a value.</summary>
    Count,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Average,

    /// <summary>The smallest.</summary>
    Minimum,

    /// <summary>The largest.</summary>
    Maximum,
}
