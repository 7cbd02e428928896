using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Acme.Sample;

/// <summary>How long customers waited, by hour of the day.</summary>
public sealed class SampleReport : IReport
{
    public ReportDescription Description { get; } = new()
    {
        Id = "acme-part",
        Name = new LocalizedText("按小时等待", "Waiting by hour"),
        Description = new LocalizedText("每个小时开始的会话，以及从排队到接入的平均时间。", "Conversations that started in each hour, and the mean time from queued to accepted."),
        Columns =
        [
            new("hour", new LocalizedText("小时", "Hour"), ReportValueKind.Hour),
            new("conversations", new LocalizedText("会话", "Conversations"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("wait", new LocalizedText("平均等待", "Mean wait"), ReportValueKind.Duration),
        ],
        Parameters = [new("group", new LocalizedText("接待组", "Group"), ReportValueKind.Group)],
        Charts = [new(ChartKind.Bar, "hour", ["conversations"])],
    };

    public async Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
    {
        var table = await query.AggregateAsync(
            new FactQuery
            {
                From = Facts.ServiceEpisodes,
                FirstDay = request.From,
                LastDay = request.To,
                GroupBy = [FactDimensions.Hour],
                Measures = [new(Aggregate.Count, FactFields.Itself), new(Aggregate.Average, FactFields.Wait)],
                Where = request.Ids.TryGetValue("group", out var groups) && groups.Count > 0
                    ? new Dictionary<string, IReadOnlyList<long>> { [FactDimensions.Group] = groups }
                    : new Dictionary<string, IReadOnlyList<long>>(),
            },
            cancellationToken);
        return new ReportResult([.. table.Rows.Select(row => (IReadOnlyList<object?>)[row.Group[0], (long)(row.Values[0] ?? 0), row.Values[1]])])
        {
            Truncated = table.Truncated,
        };
    }
}
