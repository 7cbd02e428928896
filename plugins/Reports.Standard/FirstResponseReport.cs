using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Appliance.Reports.Standard;

/// <summary>How long customers waited for the first word of a person, measured both ways, day by day.</summary>
public sealed class FirstResponseReport : IReport
{
    public ReportDescription Description { get; } = new()
    {
        Id = "first-response",
        Name = new LocalizedText("首次响应", "First response"),
        Description = new LocalizedText(
            "客户等到第一句人工回复的平均时间，两种口径：从接入算起（国内口径），从客户第一条消息算起。自动回复不算；还没有人工回复的会话不计入平均。",
            "Mean time to the first answer by a person, counted both ways: from accept, and from the customer's first message. Automatic texts do not count; conversations without an answer are not part of the mean."),
        Columns =
        [
            new("day", new LocalizedText("日期", "Day"), ReportValueKind.Day),
            new("answered", new LocalizedText("有人工回复的会话", "Answered by a person"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("afterAccept", new LocalizedText("从接入算起", "From accept"), ReportValueKind.Duration),
            new("afterMessage", new LocalizedText("从客户首条消息算起", "From first customer message"), ReportValueKind.Duration),
            new("wait", new LocalizedText("排队等待", "Wait in queue"), ReportValueKind.Duration),
        ],
        Parameters = Filters.All,
        Charts = [new(ChartKind.Line, "day", ["afterAccept", "afterMessage"])],
    };

    public async Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
    {
        var table = await query.AggregateAsync(
            Filters.Query(
                request,
                FactDimensions.Day,
                new(Aggregate.Count, FactFields.FirstResponseAfterAccept),
                new(Aggregate.Average, FactFields.FirstResponseAfterAccept),
                new(Aggregate.Average, FactFields.FirstResponse),
                new(Aggregate.Average, FactFields.Wait)),
            cancellationToken);
        return new ReportResult(Days.Fill(request, table, figures => [Days.Count(figures, 0), figures?[1], figures?[2], figures?[3]]))
        {
            Truncated = table.Truncated,
        };
    }
}
