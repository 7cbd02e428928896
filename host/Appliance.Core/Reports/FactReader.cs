using System.Data;
using System.Data.Common;
using System.Globalization;
using Appliance.Sdk.Reporting;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Reports;

/// <summary>
/// What a report gets of the database: aggregates over the documented facts, within the asking actor's scope. No SQL,
/// no other table and no single customer can be reached through it.
/// </summary>
public sealed class FactReader(IDatabase database, OrganizationCalendar calendar, DataScope scope) : IReportQuery
{
    private readonly FactQueryBuilder _builder = new(calendar);

    /// <inheritdoc/>
    public Task<FactTable> AggregateAsync(FactQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sql = _builder.Build(query, scope);
        return Task.FromResult(database.Read(connection => Read(connection, sql, query)));
    }

    private static FactTable Read(DbConnection connection, string sql, FactQuery query)
    {
        List<FactRow> rows = [];
        using var reader = connection.ExecuteReader(sql);
        while (rows.Count < query.Limit && reader.Read())
        {
            var group = query.GroupBy.Select((name, index) => Value(reader, index, name)).ToList();
            var values = query.Measures.Select((_, index) => Figure(reader, query.GroupBy.Count + index)).ToList();
            rows.Add(new FactRow(group, values));
        }

        return new FactTable(rows, rows.Count == query.Limit && reader.Read());
    }

    private static object? Value(IDataReader reader, int index, string dimension)
    {
        if (reader.IsDBNull(index))
        {
            return null;
        }

        var number = reader.GetInt64(index);
        return dimension == FactDimensions.Day
            ? DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number;
    }

    private static double? Figure(IDataReader reader, int index) =>
        reader.IsDBNull(index) ? null : Convert.ToDouble(reader.GetValue(index), CultureInfo.InvariantCulture);
}
