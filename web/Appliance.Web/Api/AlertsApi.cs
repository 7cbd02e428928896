using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Alerts on abnormal operations, their thresholds, and the daily check.</summary>
public static class AlertsApi
{
    public static void MapAlertsApi(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/api/v1/alerts").WithTags("Alerts");
        alerts.MapGet("", ([AsParameters] PageQuery page, string? kind, HttpContext context, AlertService service) =>
                service.List(context.GetActor(), string.IsNullOrEmpty(kind) ? null : kind, page.Request).ToHttp())
            .RequirePermission(Permissions.AlertsView).WithSummary("Alerts, newest first, with their evidence");
        alerts.MapGet("/rules", (HttpContext context, AlertService service) => service.Rules(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.AlertsView).WithSummary("When an alert is raised");
        alerts.MapPut("/rules", async (AlertRules body, HttpContext context, AlertService service, CancellationToken cancellationToken) =>
                (await service.SetRulesAsync(context.GetActor(), body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AlertsEdit).RequireStepUp().WithSummary("Set the thresholds; what is left out has its default");
        var daily = routes.MapGroup("/api/v1/daily-check").WithTags("Alerts").RequirePermission(Permissions.AlertsView);
        daily.MapGet("", (HttpContext context, DailyCheck check) =>
                check.Look(context.GetActor()).Map(sections => new Page<DailySection>(sections, null)).ToHttp())
            .WithSummary("Changes and alerts since I last looked");
        daily.MapPost("/{section}/tick", async (string section, TickBody body, HttpContext context, DailyCheck check, CancellationToken cancellationToken) =>
                (await check.TickAsync(context.GetActor(), section, body.UpTo, cancellationToken)).ToNoContent())
            .WithSummary("Tick a section off, for me, up to what I have seen");
    }
}
