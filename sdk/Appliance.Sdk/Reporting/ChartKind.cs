namespace Appliance.Sdk.Reporting;

/// <summary>Kinds of chart.</summary>
public enum ChartKind
{
    /// <summary>Over time.</summary>
    Line,

    /// <summary>Side by side.</summary>
    Bar,

    /// <summary>Parts of a whole.</summary>
    StackedBar,
}
