using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Sessions and devices of agents, for admins.</summary>
public static class SessionsApi
{
    public static void MapSessionsApi(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/v1/sessions").WithTags("Sessions");
        sessions.MapGet("", (long? agentId, [AsParameters] PageQuery page, HttpContext context, AgentSessions service) =>
            service.List(context.GetActor(), agentId, page.Request).ToHttp()).RequirePermission(Permissions.SessionsView).WithSummary("Live sessions of agents");
        sessions.MapDelete("/{id:long}", async (long id, HttpContext context, AgentSessions service, CancellationToken cancellationToken) =>
            (await service.EndAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SessionsEdit).WithSummary("End an agent's session");
        routes.MapPost("/api/v1/agents/{id:long}/end-sessions", async (
            long id, EndSessionsBody body, HttpContext context, AgentSessions service, CancellationToken cancellationToken) =>
            (await service.EndAllAsync(context.GetActor(), id, body.NewPassword, cancellationToken)).ToNoContent())
            .WithTags("Sessions").RequirePermission(Permissions.SessionsEdit).RequireStepUp()
            .WithSummary("End all sessions of an agent; with newPassword the next sign-in demands one");

        var devices = routes.MapGroup("/api/v1/devices").WithTags("Devices");
        devices.MapGet("", (long? agentId, bool? approved, bool? waiting, [AsParameters] PageQuery page, HttpContext context, DeviceService service) =>
            service.List(context.GetActor(), new DeviceFilter(agentId, approved, waiting ?? false), page.Request).ToHttp())
            .RequirePermission(Permissions.SessionsView).WithSummary("Devices of agents");
        devices.MapPost("/{id:long}/approve", async (long id, HttpContext context, DeviceService service, CancellationToken cancellationToken) =>
            (await service.ApproveAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SessionsEdit).RequireStepUp().WithSummary("Register a device");
        devices.MapDelete("/{id:long}", async (long id, HttpContext context, DeviceService service, CancellationToken cancellationToken) =>
            (await service.RemoveAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SessionsEdit).WithSummary("Forget a device and end its sessions");
    }
}
