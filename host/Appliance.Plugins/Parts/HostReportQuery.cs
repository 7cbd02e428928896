using Appliance.Sdk.Reporting;

namespace Appliance.Plugins.Parts;

/// <summary>Runs the host's side of a query on the host's threads, not on the plugin's.</summary>
internal sealed class HostReportQuery(IReportQuery inner) : IReportQuery
{
    public Task<FactTable> AggregateAsync(FactQuery query, CancellationToken cancellationToken) =>
        Task.Run(() => inner.AggregateAsync(query, cancellationToken), cancellationToken);
}
