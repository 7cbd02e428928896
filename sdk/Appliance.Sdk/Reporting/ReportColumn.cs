namespace Appliance.Sdk.Reporting;

/// <summary>A column.</summary>
/// <param name="Id">Stable, unique within the report: <c>[a-zA-Z0-9_]</c>, 1–40 characters.</param>
/// <param name="Name">Its head.</param>
/// <param name="Kind">What its values are.</param>
public sealed record ReportColumn(string Id, LocalizedText Name, ReportValueKind Kind)
{
    /// <summary>How the total below is made; none for no total.</summary>
    public Aggregate? Total { get; init; }
}
