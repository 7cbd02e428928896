namespace Appliance.Sdk.Reporting;

/// <summary>The rows.</summary>
/// <param name="Rows">At most 10,000; each with one value for every column, in their order, of the type that <see cref="ReportValueKind"/> names, or null.</param>
public sealed record ReportResult(IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>The rows were cut at a limit; the page says so.</summary>
    public bool Truncated { get; init; }
}
