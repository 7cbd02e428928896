using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Batch;
using Appliance.Core.Accounts.Export;
using Appliance.Core.Accounts.Joining;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Agents.</summary>
public static class AgentsApi
{
    public static void MapAgentsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/agents").WithTags("Agents");
        group.MapGet("", ([AsParameters] PageQuery page, [AsParameters] AgentQuery query, HttpContext context, AgentService agents) =>
                agents.List(context.GetActor(), query.Filter, page.Request).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("Agents within scope");
        group.MapGet("/counts", (HttpContext context, AgentService agents) => agents.Counts(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("How many accounts there are of each state");
        group.MapGet("/export", async ([AsParameters] AgentQuery query, string? format, HttpContext context, OrganisationExport export, [FromServices] AgentTable table, CancellationToken cancellationToken) =>
                (await export.AgentsAsync(context.GetActor(), query.Filter, cancellationToken)).ToHttp(agents => table.File(context.GetActor(), agents, format)))
            .RequirePermission(Permissions.AgentsExport).RequireStepUp().WithSummary("The list as CSV, or as XLSX with format=xlsx")
            .Produces<Stream>(StatusCodes.Status200OK, "text/csv");
        group.MapPost("/batch", async (BatchBody body, HttpContext context, AgentBatch batch, CancellationToken cancellationToken) =>
                (await batch.ChangeAsync(context.GetActor(), body.Ids, body.Change, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("The same change to at most 200 accounts, each for itself");
        group.MapPost("/batch/start-codes", async (IdsBody body, HttpContext context, AgentBatch batch, CancellationToken cancellationToken) =>
                (await batch.ResetAsync(context.GetActor(), body.Ids, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Take the passwords away and give start codes");
        group.MapPost("/{id:long}/invitation", async (long id, HttpContext context, InvitationService invitations, CancellationToken cancellationToken) =>
                (await invitations.CreateAsync(context.GetActor(), id, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("A link by which an invited person sets their password, once");
        group.MapPost("/{id:long}/approve", async (long id, ApproveBody body, HttpContext context, RegistrationService registrations, CancellationToken cancellationToken) =>
                (await registrations.ApproveAsync(context.GetActor(), id, body.TemplateId, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Let in somebody who registered");
        group.MapPost("/{id:long}/reject", async (long id, HttpContext context, RegistrationService registrations, CancellationToken cancellationToken) =>
                (await registrations.RejectAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Turn away somebody who registered");
        group.MapGet("/{id:long}", (long id, HttpContext context, AgentService agents) => agents.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("One agent");
        group.MapPost("", async (NewAgent body, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(agent => $"/api/v1/agents/{agent.Id}"))
            .AddEndpointFilter<StepUpForRights>().RequirePermission(Permissions.AgentsEdit).WithSummary("Make an account; without a password the answer has a start code");
        group.MapPut("/{id:long}", async (long id, AgentChange body, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.UpdateAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .AddEndpointFilter<StepUpForRights>().RequirePermission(Permissions.AgentsEdit).WithSummary("Change an account; what is left out stays");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.DeleteAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Delete by anonymising; the history stays");
        group.MapPost("/{id:long}/start-code", async (long id, HttpContext context, AgentService agents, CancellationToken cancellationToken) =>
                (await agents.IssueStartCodeAsync(context.GetActor(), id, cancellationToken)).Map(code => new StartCodeAnswer(code)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Take the password away and give a start code");
    }
}
