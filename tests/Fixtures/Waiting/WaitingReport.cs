using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Fixture.Waiting;

/// <summary>For one day it waits for ever; for more it returns rows that do not fit its column.</summary>
public sealed class WaitingReport : IReport
{
    public ReportDescription Description { get; } = new()
    {
        Id = "waiting",
        Name = new LocalizedText("等待", "Waiting"),
        Description = new LocalizedText("等待", "Waiting"),
        Columns = [new ReportColumn("n", new LocalizedText("数", "N"), ReportValueKind.Count)],
    };

    public async Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
    {
        if (request.From == request.To)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return new ReportResult([["no number"]]);
    }
}
