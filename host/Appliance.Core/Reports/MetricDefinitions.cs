using Appliance.Storage;
using Dapper;
using Microsoft.Extensions.Hosting;

namespace Appliance.Core.Reports;

/// <summary>
/// Keeps what each figure was made from, with the time of every change: an old report can be explained only by the
/// definition of its day. Written at the start of the server, for only a new program changes a definition.
/// </summary>
public sealed class MetricDefinitions(IDatabase database, DatabaseStarter starter, TimeProvider time) : BackgroundService
{
    /// <summary>Stores the definitions that differ from the last ones stored, as <c>facts.field</c> → expression.</summary>
    /// <returns>How many did.</returns>
    public async Task<int> RecordAsync(IReadOnlyDictionary<string, string> definitions, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session =>
            {
                var now = time.Milliseconds();
                return definitions.Sum(one => session.Connection.Execute(
                    """
                    insert into metric_definitions (name, definition, from_at)
                    select @Key, @Value, @now where coalesce(
                        (select definition from metric_definitions where name = @Key order by from_at desc, id desc limit 1), '') <> @Value
                    """,
                    new { one.Key, one.Value, now }));
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await starter.Started.WaitAsync(stoppingToken);
        await RecordAsync(
            FactSource.All
                .SelectMany(source => source.Value.Fields.Select(field => (Name: $"{source.Key}.{field.Key}", Expression: field.Value)))
                .ToDictionary(field => field.Name, field => field.Expression),
            stoppingToken);
    }
}
