using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Reports;
using Appliance.Sdk.Reporting;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Reports: which there are, and their rows.</summary>
public static class ReportsApi
{
    public static void MapReportsApi(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/v1/reports").WithTags("Reports");
        reports.MapGet("", List).RequirePermission(Permissions.ReportsView).WithSummary("The reports that plugins bring");
        reports.MapGet("/{id}", RunAsync).RequirePermission(Permissions.ReportsView)
            .WithSummary("Runs a report")
            .WithDescription("Days are yyyy-MM-dd in the company's time zone. A parameter of the report is a query parameter of its id; ids may be given several times.");
    }

    private static Results<Ok<Page<ReportDescription>>, Problem> List(HttpContext context, ReportService reports) =>
        reports.List(context.GetActor()).ToPage();

    private static async Task<Results<Ok<ReportAnswer>, Problem>> RunAsync(string id, DateOnly from, DateOnly to, HttpContext context, ReportService reports)
    {
        var actor = context.GetActor();
        var listed = reports.List(actor);
        if (listed.IsRefused)
        {
            return listed.Refusal.ToProblem();
        }

        if (listed.Value.FirstOrDefault(report => report.Id == id) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        var run = await reports.RunAsync(actor, id, ReportQuery.Read(report, context.Request.Query, from, to), context.RequestAborted);
        if (run.IsRefused)
        {
            return run.Refusal.ToProblem();
        }

        return run.Value.Result is { } result
            ? TypedResults.Ok(new ReportAnswer(report.Columns, result.Rows, result.Truncated))
            : new Refusal(RefusalKind.Unavailable, "plugin_failed", new Dictionary<string, string[]> { ["report"] = [Texts.Choose(run.Value.Failure!)] }).ToProblem();
    }
}
