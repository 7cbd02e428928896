using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Plugins;
using Appliance.Sdk.Reporting;
using Appliance.Storage;

namespace Appliance.Core.Reports;

/// <summary>The reports that plugins bring, each run with the asking person's scope.</summary>
public sealed class ReportService(PluginRegistry plugins, IDatabase database, AuditLog audit, OrganizationCalendar calendar)
{
    private const int MostDays = 366;

    /// <summary>What there is, in the order of the plugins. Needs <c>reports.view</c>. Refused: forbidden.</summary>
    public Result<IReadOnlyList<ReportDescription>> List(Actor actor) =>
        actor.May(Permissions.ReportsView)
            ? plugins.Reports.Select(report => report.Description).ToList()
            : Refusal.Forbidden(Permissions.ReportsView);

    /// <summary>
    /// The same as a file that leaves the house; it is in the audit log before the first row leaves. Needs <c>reports.view</c>
    /// and <c>reports.export</c>. Refused: as <see cref="RunAsync"/>.
    /// </summary>
    public async Task<Result<ReportOutcome>> ExportAsync(Actor actor, string id, ReportRequest request, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ReportsExport))
        {
            return Refusal.Forbidden(Permissions.ReportsExport);
        }

        var run = await RunAsync(actor, id, request, cancellationToken);
        if (!run.IsRefused)
        {
            await database.WriteAsync(
                session => audit.Append(session, actor, "report.exported", "report", null, new { id, request.From, request.To, count = run.Value.Result?.Rows.Count ?? 0 }),
                cancellationToken);
        }

        return run;
    }

    /// <summary>
    /// Runs a report; within 30 s. Needs <c>reports.view</c>. Refused: forbidden, not_found, invalid (from, to). A plugin
    /// that fails is no refusal: the outcome says why in words.
    /// </summary>
    public async Task<Result<ReportOutcome>> RunAsync(Actor actor, string id, ReportRequest request, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ReportsView))
        {
            return Refusal.Forbidden(Permissions.ReportsView);
        }

        if (plugins.Reports.FirstOrDefault(report => report.Description.Id == id) is not { } report)
        {
            return Refusal.NotFound;
        }

        if (request.To < request.From)
        {
            return Refusal.Invalid("to", "out_of_range");
        }

        if (request.To.DayNumber - request.From.DayNumber >= MostDays)
        {
            return Refusal.Invalid("from", "out_of_range");
        }

        var result = await report.RunAsync(request, new FactReader(database, calendar, actor.Scope), cancellationToken);
        return new ReportOutcome(report.Description, result.Value, result.Reason);
    }
}
