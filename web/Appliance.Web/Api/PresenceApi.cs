using Appliance.Core.Accounts;
using Appliance.Core.Presence;
using Appliance.Web.Http;
using Appliance.Web.Hubs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The caller's own presence, and the ticket for the hub.</summary>
public static class PresenceApi
{
    public static void MapPresenceApi(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/v1/me").WithTags("Me");
        me.MapPut("/presence", SetAsync).WithSummary("Go online, away or offline, and choose whether to be given conversations").RequirePermission(Permissions.Self);
        me.MapPost("/hub-ticket", Ticket).WithSummary("A ticket that opens live connections for 60 s").RequirePermission(Permissions.Self);
    }

    private static async Task<Results<Ok<PresenceView>, Problem>> SetAsync(PresenceBody body, HttpContext context, PresenceService presence) =>
        (await presence.SetAsync(context.GetActor(), body.Presence, body.Reception, context.RequestAborted)).ToHttp();

    private static Ok<TicketView> Ticket(HttpContext context, HubTickets tickets) => TypedResults.Ok(new TicketView(tickets.ForAgent(context.GetActor())));
}
