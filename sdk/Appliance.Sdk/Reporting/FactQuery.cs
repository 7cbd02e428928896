namespace Appliance.Sdk.Reporting;

/// <summary>Which facts, in which groups, and what of them.</summary>
public sealed record FactQuery
{
    /// <summary>A name of <see cref="Facts"/>.</summary>
    public required string From { get; init; }

    /// <summary>First day, in the company's time zone, by the fact's own time (see <see cref="Facts"/>).</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Names of <see cref="FactDimensions"/>, 0–3; the result is ordered by them.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>What to compute; 1–20.</summary>
    public required IReadOnlyList<FactMeasure> Measures { get; init; }

    /// <summary>Dimension → ids; only facts with one of them. Agent, group and channel account can be filtered.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Where { get; init; } = new Dictionary<string, IReadOnlyList<long>>();

    /// <summary>Most groups, 1–10,000.</summary>
    public int Limit { get; init; } = 10_000;
}
