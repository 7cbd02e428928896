namespace Appliance.Sdk.Reporting;

/// <summary>What a report is.</summary>
public sealed record ReportDescription
{
    /// <summary>Stable id: <c>[a-z0-9-]</c>, 1–40 characters, unique over all plugins.</summary>
    public required string Id { get; init; }

    /// <summary>Name in lists.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What the figures mean: how each is counted.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>Columns of every result, in order; 1–50.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>What one may choose besides the time range; at most 20.</summary>
    public IReadOnlyList<ReportParameter> Parameters { get; init; } = [];

    /// <summary>How to draw it; the first is shown. Empty for a table alone.</summary>
    public IReadOnlyList<ChartHint> Charts { get; init; } = [];
}
