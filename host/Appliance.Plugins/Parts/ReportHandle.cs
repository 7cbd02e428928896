using Appliance.Plugins.Calls;
using Appliance.Sdk;
using Appliance.Sdk.Reporting;

namespace Appliance.Plugins.Parts;

/// <summary>A report of a plugin, to be run by the host.</summary>
public sealed class ReportHandle
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private const int MaxRows = 10_000;

    private readonly PluginPart<IReport> _part;

    internal ReportHandle(string pluginId, PluginPart<IReport> part, ReportDescription description)
    {
        PluginId = pluginId;
        _part = part;
        Description = description;
    }

    public string PluginId { get; }

    public ReportDescription Description { get; }

    /// <summary>Runs it; within 30 s. What it returns fits its columns, or the outcome is a failure in words.</summary>
    public async Task<CallResult<ReportResult>> RunAsync(ReportRequest request, IReportQuery query, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync(
            $"Report {Description.Id}", Limit, (report, end) => report.RunAsync(request, new HostReportQuery(query), end), cancellationToken).ConfigureAwait(false);
        if (!result.Returned || Fits(result.Value))
            return result;
        return new CallResult<ReportResult>(
            CallOutcome.Threw, null, new LocalizedText($"报表 {Description.Id} 的结果与其列不符", $"The report {Description.Id} returned rows that do not fit its columns"));
    }

    private bool Fits(ReportResult? result) =>
        result is { Rows.Count: <= MaxRows } && result.Rows.All(row =>
            row.Count == Description.Columns.Count && row.Zip(Description.Columns).All(pair => Fits(pair.First, pair.Second.Kind)));

    private static bool Fits(object? value, ReportValueKind kind) => value is null || kind switch
    {
        ReportValueKind.Text or ReportValueKind.Day => value is string,
        ReportValueKind.Number or ReportValueKind.Share or ReportValueKind.Duration => value is double,
        _ => value is long,
    };
}
