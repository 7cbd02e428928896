namespace Appliance.Sdk.Reporting;

/// <summary>How to draw a result.</summary>
/// <param name="Kind">Which chart.</param>
/// <param name="Category">Column of the horizontal axis.</param>
/// <param name="Values">Columns with figures.</param>
/// <param name="Series">Column whose values make one line each; null when each of <paramref name="Values"/> is one.</param>
public sealed record ChartHint(ChartKind Kind, string Category, IReadOnlyList<string> Values, string? Series = null);
