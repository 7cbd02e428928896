using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Cover;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Rights until a time, accounts with an end, accounts that nobody uses.</summary>
public static class CoverApi
{
    public static void MapCoverApi(this IEndpointRouteBuilder routes)
    {
        var cover = routes.MapGroup("/api/v1/cover").WithTags("Cover");
        cover.MapGet("", ([AsParameters] PageQuery page, long? agent, bool? ended, HttpContext context, CoverService service) =>
                service.List(context.GetActor(), new CoverFilter(agent, ended), page.Request).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("What was given until a time: to whom, by whom, why, and how it ended");
        cover.MapDelete("/{id:long}", async (long id, HttpContext context, CoverService service, CancellationToken cancellationToken) =>
                (await service.TakeBackAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsCover).RequireStepUp().WithSummary("Take back before its time");

        var agents = routes.MapGroup("/api/v1/agents").WithTags("Cover");
        agents.MapPost("/{id:long}/cover", async (long id, CoverBody body, HttpContext context, CoverService service, CancellationToken cancellationToken) =>
                (await service.GiveAsync(context.GetActor(), new NewCover(id, body.Kind ?? "", body.ObjectId, body.Until, body.Reason ?? ""), cancellationToken))
                .ToCreated(given => $"/api/v1/cover?agent={given.AgentId}"))
            .RequirePermission(Permissions.AgentsCover).RequireStepUp().WithSummary("Give a role, a group or a channel account until a time");
        agents.MapPut("/{id:long}/end", async (long id, AccountEndBody body, HttpContext context, AccountEnds ends, CancellationToken cancellationToken) =>
                (await ends.SetAsync(context.GetActor(), id, body.EndsAt, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsCover).RequireStepUp().WithSummary("Set when the account ends; null for no end");
        agents.MapGet("/unused", ([AsParameters] PageQuery page, int? days, HttpContext context, UnusedAccounts unused) =>
                unused.List(context.GetActor(), days ?? UnusedAccounts.DefaultDays, page.Request).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("Accounts that nobody used for a number of days (90)");
        agents.MapPost("/unused/disable", async (AgentIdsBody body, HttpContext context, UnusedAccounts unused, CancellationToken cancellationToken) =>
                (await unused.DisableAsync(context.GetActor(), body.Ids ?? [], cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Disable accounts, at most 200");
    }
}
