namespace Appliance.Sdk.Reporting;

/// <summary>A report. The host draws the form, the table and the chart, exports, and schedules.</summary>
public interface IReport
{
    /// <summary>What it is. Constant: the host reads it once at start.</summary>
    ReportDescription Description { get; }

    /// <summary>Runs it. The call has 30 s.</summary>
    /// <param name="request">Time range and parameters, validated.</param>
    /// <param name="query">Reads the facts, only those that the asking person may see.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken);
}
