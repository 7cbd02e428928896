namespace Appliance.Web.Pages.Reports;

/// <summary>One line or one set of bars.</summary>
public sealed record ReportSeries(string Name, IReadOnlyList<double?> Values);
