using System.Globalization;
using Appliance.Sdk.Reporting;

namespace Appliance.Reports.Standard;

/// <summary>Rows for every day of a period: a day on which nothing happened is a row of its own, not a gap.</summary>
internal static class Days
{
    /// <param name="request">The period.</param>
    /// <param name="table">Grouped by day.</param>
    /// <param name="row">The row's cells after the day, from the figures; null for a day without any.</param>
    public static IReadOnlyList<IReadOnlyList<object?>> Fill(ReportRequest request, FactTable table, Func<IReadOnlyList<double?>?, IReadOnlyList<object?>> row)
    {
        var figures = table.Rows.ToDictionary(found => (string)found.Group[0]!, found => found.Values);
        List<IReadOnlyList<object?>> rows = [];
        for (var day = request.From; day <= request.To; day = day.AddDays(1))
        {
            var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            rows.Add([name, .. row(figures.GetValueOrDefault(name))]);
        }

        return rows;
    }

    public static object Count(IReadOnlyList<double?>? figures, int index) => (long)(figures?[index] ?? 0);
}
