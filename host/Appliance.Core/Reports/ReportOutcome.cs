using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Appliance.Core.Reports;

/// <summary>What a report returned, or why it did not.</summary>
/// <param name="Report">What it is.</param>
/// <param name="Result">Its rows; null when the plugin failed.</param>
/// <param name="Failure">Why there are none, in words.</param>
public sealed record ReportOutcome(ReportDescription Report, ReportResult? Result, LocalizedText? Failure);
