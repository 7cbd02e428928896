using System.Collections.Concurrent;
using System.Globalization;
using Appliance.Sdk.Reporting;

namespace Appliance.Sdk.Testing.Reporting;

/// <summary>Answers queries over facts: a few groups with figures, some of them absent. Refuses what the host refuses.</summary>
public sealed class FakeReportQuery : IReportQuery
{
    private static readonly string[] Sources = [Facts.ServiceEpisodes, Facts.AssignmentEpisodes, Facts.QueueStays];

    private static readonly string[] Dimensions =
        [FactDimensions.Day, FactDimensions.Hour, FactDimensions.Agent, FactDimensions.Group, FactDimensions.ChannelAccount];

    private readonly ConcurrentQueue<FactQuery> _queries = new();

    /// <summary>Every query so far.</summary>
    public IReadOnlyList<FactQuery> Queries => [.. _queries];

    /// <summary>There are no facts.</summary>
    public bool Empty { get; init; }

    /// <inheritdoc/>
    public Task<FactTable> AggregateAsync(FactQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _queries.Enqueue(query);
        if (!Sources.Contains(query.From))
            throw new ArgumentException($"There are no facts \"{query.From}\".", nameof(query));
        if (query.GroupBy.Count > 3 || query.GroupBy.FirstOrDefault(name => !Dimensions.Contains(name)) is not null)
            throw new ArgumentException("At most three known dimensions.", nameof(query));
        if (query.Measures.Count is < 1 or > 20)
            throw new ArgumentException("1–20 measures.", nameof(query));
        if (query.FirstDay > query.LastDay)
            throw new ArgumentException("The last day is before the first.", nameof(query));
        var rows = Empty ? [] : Enumerable.Range(0, query.GroupBy.Count == 0 ? 1 : Math.Min(3, query.LastDay.DayNumber - query.FirstDay.DayNumber + 1)).Select(i => Row(query, i)).ToList();
        return Task.FromResult(new FactTable(rows, false));
    }

    // The last group has no figure but counts, as a group without a single answer has.
    private static FactRow Row(FactQuery query, int index) => new(
        [.. query.GroupBy.Select(name => Group(name, query.FirstDay.AddDays(index), index))],
        [.. query.Measures.Select((measure, i) => index == 2 && measure.Aggregate != Aggregate.Count ? (double?)null : index + i + 1)]);

    private static object? Group(string dimension, DateOnly day, int index) => dimension switch
    {
        FactDimensions.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactDimensions.Hour => (long)index,
        _ => index == 1 ? null : (long)index + 1,
    };
}
