using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Web.Http;
using Appliance.Web.Pages.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The audit log and the sign-in log.</summary>
public static class AuditApi
{
    public static void MapAuditApi(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/v1/audit").WithTags("Audit");
        audit.MapGet("", ([AsParameters] PageQuery page, [AsParameters] AuditQuery query, HttpContext context, AuditReader reader) =>
                reader.List(context.GetActor(), query.Filter, page.Request).ToHttp())
            .RequirePermission(Permissions.AuditView).WithSummary("Who changed what, newest first")
            .WithDescription("action is a whole action, or an area with its dot (agent.).");
        audit.MapPost("/export", async ([AsParameters] AuditQuery query, HttpContext context, AuditExport export, CancellationToken cancellationToken) =>
                (await export.AuditAsync(context.GetActor(), query.Filter, cancellationToken)).ToHttp(Csv("audit.csv")))
            .RequirePermission(Permissions.AuditExport).RequireStepUp().WithSummary("The entries as CSV, the newest 50,000; the export itself is recorded");
        var signIns = routes.MapGroup("/api/v1/sign-ins").WithTags("Audit");
        signIns.MapGet("", ([AsParameters] PageQuery page, [AsParameters] SignInQuery query, HttpContext context, SignInReader reader) =>
                reader.List(context.GetActor(), query.Filter, page.Request).ToHttp())
            .RequirePermission(Permissions.SignInsView).WithSummary("Tries to sign in, newest first");
        signIns.MapPost("/export", async ([AsParameters] SignInQuery query, HttpContext context, AuditExport export, CancellationToken cancellationToken) =>
                (await export.SignInsAsync(context.GetActor(), query.Filter, cancellationToken)).ToHttp(Csv("sign-ins.csv")))
            .RequirePermission(Permissions.AuditExport).RequireStepUp().WithSummary("The tries as CSV, the newest 50,000; the export itself is recorded");
        routes.MapGet("/api/v1/me/sign-ins", ([AsParameters] PageQuery page, HttpContext context, SignInReader reader) =>
                reader.Mine(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.Self).WithTags("Me").WithSummary("My own tries to sign in, newest first");
    }

    private static Func<byte[], IResult> Csv(string name) => bytes => TypedResults.File(bytes, Pages.CsvText.ContentType, name);
}
