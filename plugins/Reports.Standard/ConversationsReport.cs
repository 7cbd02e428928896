using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Appliance.Reports.Standard;

/// <summary>How much there was to do, day by day.</summary>
public sealed class ConversationsReport : IReport
{
    public ReportDescription Description { get; } = new()
    {
        Id = "conversations",
        Name = new LocalizedText("会话量", "Conversations"),
        Description = new LocalizedText(
            "每一天开始的会话，以及其中被接入的、已结束的和收发的消息。会话重新打开后另计一次；消息计在会话开始的那一天，自动回复计入发出。",
            "Conversations that started on each day, how many of them were accepted and closed, and the messages in them. A reopened conversation counts once more; messages count on the day the conversation started, automatic ones as sent."),
        Columns =
        [
            new("day", new LocalizedText("日期", "Day"), ReportValueKind.Day),
            new("started", new LocalizedText("会话", "Started"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("accepted", new LocalizedText("接入", "Accepted"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("closed", new LocalizedText("结束", "Closed"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("messagesIn", new LocalizedText("收到消息", "Messages in"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("messagesOut", new LocalizedText("发出消息", "Messages out"), ReportValueKind.Count) { Total = Aggregate.Sum },
        ],
        Parameters = Filters.All,
        Charts = [new(ChartKind.Line, "day", ["started", "accepted"]), new(ChartKind.Bar, "day", ["messagesIn", "messagesOut"])],
    };

    public async Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
    {
        var table = await query.AggregateAsync(
            Filters.Query(
                request,
                FactDimensions.Day,
                new(Aggregate.Count, FactFields.Itself),
                new(Aggregate.Count, FactFields.Accepted),
                new(Aggregate.Count, FactFields.Closed),
                new(Aggregate.Sum, FactFields.MessagesIn),
                new(Aggregate.Sum, FactFields.MessagesOut),
                new(Aggregate.Sum, FactFields.MessagesAutomatic)),
            cancellationToken);
        return new ReportResult(Days.Fill(request, table, figures =>
        [
            Days.Count(figures, 0), Days.Count(figures, 1), Days.Count(figures, 2), Days.Count(figures, 3),
            (long)((figures?[4] ?? 0) + (figures?[5] ?? 0)),
        ]))
        {
            Truncated = table.Truncated,
        };
    }
}
