using System.Globalization;
using Appliance.Sdk.Reporting;

namespace Appliance.Core.Reports;

/// <summary>Turns a <see cref="FactQuery"/> into one SQL statement over a documented table; names outside the lists are refused.</summary>
internal sealed class FactQueryBuilder(OrganizationCalendar calendar)
{
    /// <exception cref="ArgumentException">An unknown name, or a measure that the facts do not have.</exception>
    public string Build(FactQuery query, DataScope scope)
    {
        var source = FactSource.All.GetValueOrDefault(query.From) ?? throw new ArgumentException($"There are no facts '{query.From}'.", nameof(query));
        Check(query);
        var from = calendar.StartOf(query.FirstDay);
        var to = calendar.StartOf(query.LastDay.AddDays(1));
        var local = query.GroupBy.Any(name => name is FactDimensions.Day or FactDimensions.Hour)
            ? LocalTimeExpression.For(source.Time, calendar.Zone, from, to)
            : "";
        var groups = query.GroupBy.Select(name => Group(source, name, local)).ToList();
        var measures = query.Measures.Select(measure => Measure(source, measure));
        List<string> conditions = [string.Create(CultureInfo.InvariantCulture, $"{source.Time} >= {from} and {source.Time} < {to}")];
        conditions.AddRange(query.Where.Select(filter => Filter(source, filter.Key, filter.Value)));
        if (FactScope.Condition(scope, source) is { } within)
        {
            conditions.Add(within);
        }

        var positions = string.Join(", ", Enumerable.Range(1, groups.Count).Select(index => index.ToString(CultureInfo.InvariantCulture)));
        var grouping = groups.Count == 0 ? "" : $" group by {string.Join(", ", groups)} order by {positions}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"select {string.Join(", ", groups.Concat(measures))} from {source.Table} where {string.Join(" and ", conditions)}{grouping} limit {query.Limit + 1}");
    }

    private static void Check(FactQuery query)
    {
        if (query.LastDay < query.FirstDay || query.LastDay.DayNumber - query.FirstDay.DayNumber > 366)
        {
            throw new ArgumentException("The period ends before it begins, or is longer than 366 days.", nameof(query));
        }

        if (query.GroupBy.Count > 3 || query.Measures.Count is 0 or > 20 || query.Limit is < 1 or > 10_000)
        {
            throw new ArgumentException("At most 3 groups, 1–20 measures, and a limit of 1–10,000.", nameof(query));
        }
    }

    private static string Group(FactSource source, string name, string local) => name switch
    {
        FactDimensions.Day => $"{local} / 86400000",
        FactDimensions.Hour => $"({local} / 3600000) % 24",
        _ => Column(source, name),
    };

    private static string Column(FactSource source, string dimension) =>
        source.Dimensions.GetValueOrDefault(dimension) ?? throw new ArgumentException($"{source.Table} has no '{dimension}'.", nameof(dimension));

    private static string Measure(FactSource source, FactMeasure measure)
    {
        var expression = source.Fields.GetValueOrDefault(measure.Field) ?? throw new ArgumentException($"{source.Table} has no '{measure.Field}'.", nameof(measure));
        return measure.Aggregate switch
        {
            Aggregate.Count => $"count({expression})",
            Aggregate.Sum => $"sum({expression})",
            Aggregate.Average => $"avg({expression})",
            Aggregate.Minimum => $"min({expression})",
            Aggregate.Maximum => $"max({expression})",
            _ => throw new ArgumentException($"There is no aggregate {measure.Aggregate}.", nameof(measure)),
        };
    }

    private static string Filter(FactSource source, string dimension, IReadOnlyList<long> ids)
    {
        if (dimension is FactDimensions.Day or FactDimensions.Hour)
        {
            throw new ArgumentException("Days and hours are not filtered by ids.", nameof(dimension));
        }

        return ids.Count == 0 ? "1 = 0" : $"{Column(source, dimension)} in ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";
    }
}
