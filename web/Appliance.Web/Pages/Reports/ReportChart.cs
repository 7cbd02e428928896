using System.Globalization;
using Appliance.Sdk.Reporting;

namespace Appliance.Web.Pages.Reports;

/// <summary>One chart as the script draws it.</summary>
public sealed record ReportChart(string Kind, string Title, string Unit, bool Share, IReadOnlyList<string> Categories, IReadOnlyList<ReportSeries> Series)
{
    public static ReportChart Of(ChartHint hint, ReportDescription report, IReadOnlyList<IReadOnlyList<object?>> rows, ReportValues values, Texts texts)
    {
        var category = Index(report, hint.Category);
        var columns = hint.Values.Select(id => Index(report, id)).ToList();
        var categories = rows.Select(row => values.Text(row[category], report.Columns[category].Kind)).Distinct().ToList();
        IEnumerable<ReportSeries> series = hint.Series is { } by
            ? Split(rows, report, category, Index(report, by), columns[0], categories, values)
            : columns.Select(column => new ReportSeries(Texts.Choose(report.Columns[column].Name), rows.Select(row => Figure(row[column])).ToList()));
        var kind = report.Columns[columns[0]].Kind;
        return new ReportChart(
            hint.Kind switch { ChartKind.Line => "line", ChartKind.StackedBar => "stackedBar", _ => "bar" },
            string.Join(texts["、"], columns.Select(column => Texts.Choose(report.Columns[column].Name))),
            kind == ReportValueKind.Duration ? texts["秒"] : "",
            kind == ReportValueKind.Share,
            categories,
            series.ToList());
    }

    // One line for each value of a column; a category that a line lacks is a gap.
    private static IEnumerable<ReportSeries> Split(
        IReadOnlyList<IReadOnlyList<object?>> rows, ReportDescription report, int category, int by, int column, List<string> categories, ReportValues values) =>
        rows.GroupBy(row => values.Text(row[by], report.Columns[by].Kind)).Select(group =>
        {
            var figures = group.GroupBy(row => values.Text(row[category], report.Columns[category].Kind)).ToDictionary(cell => cell.Key, cell => Figure(cell.First()[column]));
            return new ReportSeries(group.Key, categories.Select(name => figures.GetValueOrDefault(name)).ToList());
        });

    private static int Index(ReportDescription report, string id)
    {
        for (var index = 0; index < report.Columns.Count; index++)
        {
            if (report.Columns[index].Id == id)
            {
                return index;
            }
        }

        throw new InvalidOperationException($"The report {report.Id} draws the column '{id}', which it does not have.");
    }

    private static double? Figure(object? value) => value is null ? null : Math.Round(Convert.ToDouble(value, CultureInfo.InvariantCulture), 2);
}
