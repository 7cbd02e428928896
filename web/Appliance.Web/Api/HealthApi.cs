using System.Net;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Appliance.Web.Metrics;
using Appliance.Web.Starting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>What a supervisor process, a balancer and Prometheus ask.</summary>
public static class HealthApi
{
    public static void MapHealthApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("Healthy")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", (Readiness readiness) =>
                readiness.IsReady ? Results.Text("Ready") : Results.Text(readiness.Waiting, statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();

        // A scraper on the same machine has no token. Behind a proxy on the same machine every caller would be
        // loopback, so a forwarded request counts as foreign.
        routes.MapGet("/metrics", async (HttpContext context, MetricsCollector metrics) =>
                IsLocal(context) || await MayReadMetricsAsync(context)
                    ? Results.Text(metrics.Write(), "text/plain; version=0.0.4")
                    : Refusal.Forbidden(Permissions.MetricsView).ToProblem())
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<bool> MayReadMetricsAsync(HttpContext context)
    {
        var token = await context.AuthenticateAsync(AuthSchemes.ApiToken);
        return token.Principal?.FindActor()?.May(Permissions.MetricsView) is true;
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
