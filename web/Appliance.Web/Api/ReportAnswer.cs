using Appliance.Sdk.Reporting;

namespace Appliance.Web.Api;

/// <summary>A report's rows, each with one value a column.</summary>
public sealed record ReportAnswer(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Truncated);
