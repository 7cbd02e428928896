using Appliance.Sdk.Reporting;
using Appliance.Sdk.Testing.Reporting;

namespace Appliance.Sdk.Testing.Tests;

[TestClass]
public sealed class ReportContractTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("short", "a row of 0 values for 1 columns")]
    [DataRow("type", "of the type Int32 in the column n")]
    [DataRow("many", "at most 10000")]
    [DataRow("chart", "draws the column x, which there is not")]
    [DataRow("facts", "There are no facts \"everything\"")]
    public async Task Verify_BreaksARule_SaysWhich(string how, string sentence)
    {
        var violation = await Assert.ThrowsExactlyAsync<ContractViolationException>(() => ReportContract.VerifyAsync(new BadReport(how), TestContext.CancellationToken));

        Assert.Contains(sentence, violation.Message);
    }

    private sealed class BadReport(string how) : IReport
    {
        public ReportDescription Description { get; } = new()
        {
            Id = "bad",
            Name = new LocalizedText("坏", "Bad"),
            Description = new LocalizedText("坏", "Bad"),
            Columns = [new ReportColumn("n", new LocalizedText("数", "N"), ReportValueKind.Count)],
            Charts = how == "chart" ? [new ChartHint(ChartKind.Bar, "x", ["n"])] : [],
        };

        public async Task<ReportResult> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
        {
            if (how == "facts")
                await query.AggregateAsync(new FactQuery { From = "everything", FirstDay = request.From, LastDay = request.To, Measures = [new(Aggregate.Count, FactFields.Itself)] }, cancellationToken);
            return how switch
            {
                "short" => new ReportResult([[]]),
                "type" => new ReportResult([[1]]),
                "many" => new ReportResult([.. Enumerable.Repeat<IReadOnlyList<object?>>([1L], 10_001)]),
                _ => new ReportResult([[1L]]),
            };
        }
    }
}
