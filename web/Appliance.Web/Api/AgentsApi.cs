using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Agents.</summary>
public static class AgentsApi
{
    public static void MapAgentsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/agents").WithTags("Agents");
        group.MapGet("", ([AsParameters] PageQuery page, string? state, long? department, long? group, string? q, HttpContext context, AgentService agents) =>
                agents.List(context.GetActor(), new AgentFilter(state, department, group, q), page.Request).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("Agents within scope");
        group.MapGet("/{id:long}", (long id, HttpContext context, AgentService agents) => agents.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("One agent");
        group.MapPost("", async (NewAgent body, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(agent => $"/api/v1/agents/{agent.Id}"))
            .RequirePermission(Permissions.AgentsEdit).WithSummary("Make an account; without a password the answer has a start code");
        group.MapPut("/{id:long}", async (long id, AgentChange body, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.UpdateAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).WithSummary("Change an account; what is left out stays");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.DeleteAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Delete by anonymising; the history stays");
        group.MapPost("/{id:long}/start-code", async (long id, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.IssueStartCodeAsync(context.GetActor(), id, cancellationToken)).Map(code => new StartCodeAnswer(code)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Take the password away and give a start code");
    }
}
