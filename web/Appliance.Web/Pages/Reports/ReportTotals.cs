using System.Globalization;
using Appliance.Sdk.Reporting;

namespace Appliance.Web.Pages.Reports;

/// <summary>The row below the table, for the columns that say how their total is made.</summary>
public static class ReportTotals
{
    /// <summary>One value a column, null where there is no total; null when no column has one.</summary>
    public static IReadOnlyList<object?>? Of(ReportDescription report, IReadOnlyList<IReadOnlyList<object?>> rows) =>
        report.Columns.All(column => column.Total is null)
            ? null
            : report.Columns.Select((column, index) => column.Total is { } how ? Total(how, column.Kind, rows.Select(row => row[index])) : null).ToList();

    private static object? Total(Aggregate how, ReportValueKind kind, IEnumerable<object?> cells)
    {
        var figures = cells.Where(cell => cell is not null).Select(cell => Convert.ToDouble(cell, CultureInfo.InvariantCulture)).ToList();
        double? total = how switch
        {
            Aggregate.Count => figures.Count,
            Aggregate.Sum => figures.Sum(),
            _ when figures.Count == 0 => null,
            Aggregate.Average => figures.Average(),
            Aggregate.Minimum => figures.Min(),
            _ => figures.Max(),
        };
        return kind == ReportValueKind.Count && total is { } number ? (long)number : total;
    }
}
