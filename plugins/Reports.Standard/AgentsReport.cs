using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Appliance.Reports.Standard;

/// <summary>Who did how much over a period.</summary>
public sealed class AgentsReport : IReport
{
    public ReportDescription Description { get; } = new()
    {
        Id = "agents",
        Name = new LocalizedText("客服工作量", "Agents"),
        Description = new LocalizedText(
            "每位客服在这段时间里接待的会话、收发的消息和平均响应。会话计在最后接待它的客服名下；一次会话也没有的客服不列出。",
            "Conversations, messages and mean response of each agent in the period. A conversation counts for the agent who had it last; agents without any are left out."),
        Columns =
        [
            new("agent", new LocalizedText("客服", "Agent"), ReportValueKind.Agent),
            new("conversations", new LocalizedText("会话", "Conversations"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("messagesIn", new LocalizedText("收到消息", "Messages in"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("messagesOut", new LocalizedText("发出消息", "Messages out"), ReportValueKind.Count) { Total = Aggregate.Sum },
            new("afterAccept", new LocalizedText("首次响应（从接入）", "First response (from accept)"), ReportValueKind.Duration),
            new("afterMessage", new LocalizedText("首次响应（从客户首条消息）", "First response (from first message)"), ReportValueKind.Duration),
            new("handling", new LocalizedText("平均会话时长", "Mean duration"), ReportValueKind.Duration),
        ],
        Parameters = Filters.All,
        Charts = [new(ChartKind.Bar, "agent", ["conversations"])],
    };

    public async Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
    {
        var table = await query.AggregateAsync(
            Filters.Query(
                request,
                FactDimensions.Agent,
                new(Aggregate.Count, FactFields.Itself),
                new(Aggregate.Sum, FactFields.MessagesIn),
                new(Aggregate.Sum, FactFields.MessagesOut),
                new(Aggregate.Sum, FactFields.MessagesAutomatic),
                new(Aggregate.Average, FactFields.FirstResponseAfterAccept),
                new(Aggregate.Average, FactFields.FirstResponse),
                new(Aggregate.Average, FactFields.Handling)),
            cancellationToken);
        var rows = table.Rows
            .Where(row => row.Group[0] is not null)
            .OrderByDescending(row => row.Values[0])
            .Select(row => (IReadOnlyList<object?>)
            [
                row.Group[0], Days.Count(row.Values, 0), Days.Count(row.Values, 1),
                (long)((row.Values[2] ?? 0) + (row.Values[3] ?? 0)), row.Values[4], row.Values[5], row.Values[6],
            ])
            .ToList();
        return new ReportResult(rows) { Truncated = table.Truncated };
    }
}
