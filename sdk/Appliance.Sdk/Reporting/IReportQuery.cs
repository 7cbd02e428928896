namespace Appliance.Sdk.Reporting;

/// <summary>Reads the facts, read only, limited to what the asking person may see.</summary>
public interface IReportQuery
{
    /// <summary>Counts facts in groups.</summary>
    /// <exception cref="ArgumentException">An unknown name, or a measure that the facts do not have.</exception>
    Task<FactTable> AggregateAsync(FactQuery query, CancellationToken cancellationToken);
}
