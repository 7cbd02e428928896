using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Roles.</summary>
public static class RolesApi
{
    public static void MapRolesApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/roles").WithTags("Roles");
        group.MapGet("", ([AsParameters] PageQuery page, HttpContext context, RoleService roles) => roles.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.RolesView).WithSummary("All roles");
        group.MapGet("/{id:long}", (long id, HttpContext context, RoleService roles) => roles.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.RolesView).WithSummary("One role");
        group.MapPost("", async (RoleInput body, HttpContext context, RoleService roles, CancellationToken cancellationToken) =>
                (await roles.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(role => $"/api/v1/roles/{role.Id}"))
            .RequirePermission(Permissions.RolesEdit).RequireStepUp().WithSummary("Make a role");
        group.MapPut("/{id:long}", async (long id, RoleInput body, HttpContext context, RoleService roles, CancellationToken cancellationToken) =>
                (await roles.UpdateAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.RolesEdit).RequireStepUp().WithSummary("Change a role; what is left out stays");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, RoleService roles, CancellationToken cancellationToken) =>
                (await roles.DeleteAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.RolesEdit).RequireStepUp().WithSummary("Delete a role that nobody has");
    }
}
