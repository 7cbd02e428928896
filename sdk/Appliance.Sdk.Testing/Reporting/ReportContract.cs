using Appliance.Sdk.Reporting;

namespace Appliance.Sdk.Testing.Reporting;

/// <summary>What every report must do.</summary>
public static class ReportContract
{
    private const int MaxRows = 10_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly DateOnly Day = new(2026, 1, 5);

    /// <summary>
    /// Verifies the description; and for one day, a week and a year, with facts and without: within 30 s, rows that fit the
    /// columns, at most 10,000. A report that is cancelled ends within 1 s.
    /// </summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static async Task VerifyAsync(IReport report, CancellationToken cancellationToken = default)
    {
        VerifyDescription(report.Description);
        foreach (var days in new[] { 1, 7, 366 })
        {
            await VerifyAsync(report, Request(report.Description, days), new FakeReportQuery(), cancellationToken).ConfigureAwait(false);
            await VerifyAsync(report, Request(report.Description, days), new FakeReportQuery { Empty = true }, cancellationToken).ConfigureAwait(false);
        }

        await VerifyCancellationAsync(report, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the report once and verifies what it returns; returns it.</summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static async Task<ReportResult> VerifyAsync(IReport report, ReportRequest request, IReportQuery query, CancellationToken cancellationToken = default)
    {
        var description = report.Description;
        var what = $"The report {description.Id}";
        var result = await Rule.WithinAsync(Limit, what, end => report.RunAsync(request, query, end), cancellationToken).ConfigureAwait(false);
        Rule.Holds(result?.Rows is not null, $"{what} returned nothing.");
        Rule.Holds(result.Rows.Count <= MaxRows, $"{what} returned {result.Rows.Count} rows; at most {MaxRows}.");
        foreach (var row in result.Rows)
        {
            Rule.Holds(row.Count == description.Columns.Count, $"{what} returned a row of {row.Count} values for {description.Columns.Count} columns.");
            foreach (var (value, column) in row.Zip(description.Columns))
                Rule.Holds(Fits(value, column.Kind), $"{what} returned \"{value}\" of the type {value?.GetType().Name} in the column {column.Id}, whose values are of the kind {column.Kind}.");
        }

        return result;
    }

    private static void VerifyDescription(ReportDescription description)
    {
        Rule.Holds(description is not null, "The report has no description.");
        Rule.IsId(description.Id, "the report");
        Rule.IsSaid(description.Name, $"The name of the report {description.Id}", 60);
        Rule.IsSaid(description.Description, $"The description of the report {description.Id}");
        Rule.Holds(description.Columns.Count is >= 1 and <= 50, $"The report {description.Id} has {description.Columns.Count} columns; it must have 1–50.");
        Rule.Holds(description.Parameters.Count <= 20, $"The report {description.Id} has {description.Parameters.Count} parameters; at most 20.");
        Rule.Holds(description.Columns.DistinctBy(column => column.Id).Count() == description.Columns.Count, $"The report {description.Id} has a column twice.");
        Rule.Holds(description.Parameters.DistinctBy(parameter => parameter.Id).Count() == description.Parameters.Count, $"The report {description.Id} has a parameter twice.");
        foreach (var column in description.Columns)
        {
            Rule.IsField(column.Id, "a column");
            Rule.IsSaid(column.Name, $"The head of the column {column.Id}", 60);
        }

        foreach (var parameter in description.Parameters)
        {
            Rule.IsField(parameter.Id, "a parameter");
            Rule.IsSaid(parameter.Name, $"The label of the parameter {parameter.Id}", 60);
            Rule.Holds(
                parameter.Kind is ReportValueKind.Text or ReportValueKind.Agent or ReportValueKind.Group or ReportValueKind.ChannelAccount,
                $"The parameter {parameter.Id} is of the kind {parameter.Kind}, which cannot be chosen.");
            Rule.Holds(parameter.Kind != ReportValueKind.Text || parameter.Options.Count > 0, $"The parameter {parameter.Id} is a text without options.");
        }

        var columns = description.Columns.Select(column => column.Id).ToHashSet();
        foreach (var name in description.Charts.SelectMany(chart => chart.Values.Append(chart.Category).Append(chart.Series)).OfType<string>())
            Rule.Holds(columns.Contains(name), $"A chart of the report {description.Id} draws the column {name}, which there is not.");
    }

    private static async Task VerifyCancellationAsync(IReport report, CancellationToken cancellationToken)
    {
        using var cancelled = new CancellationTokenSource();
        var running = Task.Run(() => report.RunAsync(Request(report.Description, 7), new SlowQuery(), cancelled.Token), CancellationToken.None);
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await running.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new ContractViolationException($"The report {report.Description.Id} went on for more than 1 s after it was cancelled; pass the token on.", exception);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What was told to end may end as it likes.
        }
    }

    private static ReportRequest Request(ReportDescription description, int days) => new()
    {
        From = Day,
        To = Day.AddDays(days - 1),
        Texts = description.Parameters.Where(parameter => parameter.Kind == ReportValueKind.Text).ToDictionary(parameter => parameter.Id, parameter => parameter.Options[0].Key),
    };

    private static bool Fits(object? value, ReportValueKind kind) => value is null || kind switch
    {
        ReportValueKind.Text or ReportValueKind.Day => value is string,
        ReportValueKind.Number or ReportValueKind.Share or ReportValueKind.Duration => value is double,
        _ => value is long,
    };

    /// <summary>Answers only by being cancelled.</summary>
    private sealed class SlowQuery : IReportQuery
    {
        public async Task<FactTable> AggregateAsync(FactQuery query, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            return new FactTable([], false);
        }
    }
}
