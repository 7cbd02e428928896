namespace Appliance.Sdk.Reporting;

/// <summary>What a query found.</summary>
/// <param name="Rows">In the order of the groups.</param>
/// <param name="Truncated">There were more groups than the limit.</param>
public sealed record FactTable(IReadOnlyList<FactRow> Rows, bool Truncated);
