using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Leaving;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>An agent leaves, step by step.</summary>
public static class LeavingApi
{
    public static void MapLeavingApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/agents/{id:long}/departure").WithTags("Leaving");
        group.MapGet("", (long id, HttpContext context, LeavingService leaving) => leaving.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsLeave).WithSummary("How far a leaving is, and what the agent still has");
        group.MapPost("", async (long id, HttpContext context, LeavingService leaving, CancellationToken cancellationToken) =>
                (await leaving.StartAsync(context.GetActor(), id, cancellationToken)).ToCreated(_ => Address(id)))
            .RequirePermission(Permissions.AgentsLeave).RequireStepUp().WithSummary("Begin; nothing new is assigned to the agent from now on");
        group.MapDelete("", async (long id, HttpContext context, LeavingService leaving, CancellationToken cancellationToken) =>
                (await leaving.CancelAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsLeave).WithSummary("Give up before rights are taken; what was handed over stays");
        group.MapPost("/hand-overs/{kind}", async (long id, string kind, HandOverBody body, HttpContext context, LeavingService leaving, CancellationToken cancellationToken) =>
                (await leaving.HandOverAsync(context.GetActor(), id, kind, body.AgentIds ?? [], cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsLeave).RequireStepUp().WithSummary("Hand one kind over to agents in turn, or to nobody");
        group.MapPost("/hand-overs/{kind}/stop", async (long id, string kind, HttpContext context, LeavingService leaving, CancellationToken cancellationToken) =>
                (await leaving.StopAsync(context.GetActor(), id, kind, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsLeave).WithSummary("Stop a hand-over where it is");
        MapStep(group, "/rights", "Take roles, groups, sessions and tokens", (leaving, actor, id, stop) => leaving.TakeRightsAsync(actor, id, stop));
        MapStep(group, "/disable", "Disable the account; its history stays", (leaving, actor, id, stop) => leaving.DisableAsync(actor, id, stop));
        MapStep(group, "/restore", "Enable the account again with what was taken from it", (leaving, actor, id, stop) => leaving.RestoreAsync(actor, id, stop));
    }

    private static void MapStep(
        RouteGroupBuilder group, string path, string summary, Func<LeavingService, Actor, long, CancellationToken, Task<Result<DepartureView>>> step) =>
        group.MapPost(path, async (long id, HttpContext context, LeavingService leaving, CancellationToken cancellationToken) =>
                (await step(leaving, context.GetActor(), id, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsLeave).RequireStepUp().WithSummary(summary);

    private static string Address(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/api/v1/agents/{id}/departure");
}
