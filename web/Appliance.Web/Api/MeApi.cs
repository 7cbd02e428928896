using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Storage.Events;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>What concerns the caller alone.</summary>
public static class MeApi
{
    public static void MapMeApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/me").WithTags("Me").RequirePermission(Permissions.Self);
        group.MapGet("", Get).WithSummary("Who am I, what may I do, and where do the events stand");
        group.MapPut("/password", ChangePasswordAsync).WithSummary("Change my password; ends my other sessions");
        group.MapGet("/sessions", (HttpContext context, SessionService sessions) =>
            TypedResults.Ok(new Page<SessionView>(sessions.List(context.GetActor()), null))).WithSummary("My sessions");
        group.MapDelete("/sessions/{id:long}", async (long id, HttpContext context, SessionService sessions, CancellationToken cancellationToken) =>
            (await sessions.EndAsync(context.GetActor(), id, cancellationToken)).ToNoContent()).WithSummary("End one of my sessions");
        group.MapDelete("/sessions", EndOthersAsync).WithSummary("End all of my sessions but this one");
    }

    private static Results<Ok<MeAnswer>, Problem> Get(HttpContext context, AgentService agents, IEventLog events)
    {
        // Before anything else is read: what happens from here on is told by resume.
        var cursor = events.Head.ToString("D16", CultureInfo.InvariantCulture);
        var actor = context.GetActor();
        if (actor.AgentId is not { } agentId)
            return Refusal.NotFound.ToProblem();
        var agent = agents.Get(actor, agentId);
        if (agent.IsRefused)
            return agent.Refusal.ToProblem();
        return TypedResults.Ok(new MeAnswer(
            agent.Value,
            [.. actor.Granted.Order(StringComparer.Ordinal)],
            ScopeAreas.Names.ToDictionary(area => area, area => new AreaScope(actor.Scope.MayView(area), actor.Scope.MayEdit(area))),
            actor.Scope.ChannelAccountIds,
            cursor));
    }

    private static async Task<Results<NoContent, Problem>> ChangePasswordAsync(
        ChangePasswordBody body, HttpContext context, ChangePassword change, CancellationToken cancellationToken) =>
        (await change.ChangeAsync(context.GetActor(), body.Password, body.NewPassword, context.GetCallerInfo(), cancellationToken)).ToNoContent();

    private static async Task<NoContent> EndOthersAsync(HttpContext context, SessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(context.GetActor(), cancellationToken);
        return TypedResults.NoContent();
    }
}
