using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Groups of agents.</summary>
public static class GroupsApi
{
    public static void MapGroupsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/groups").WithTags("Groups");
        group.MapGet("", ([AsParameters] PageQuery page, HttpContext context, GroupService groups) =>
                groups.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.GroupsView).WithSummary("Groups within scope");
        group.MapGet("/{id:long}", (long id, HttpContext context, GroupService groups) => groups.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.GroupsView).WithSummary("One group");
        group.MapPost("", async (GroupInput body, HttpContext context, GroupService groups, CancellationToken cancellationToken) =>
                (await groups.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(made => $"/api/v1/groups/{made.Id}"))
            .RequirePermission(Permissions.GroupsEdit).WithSummary("Make a group");
        group.MapPut("/{id:long}", async (long id, GroupInput body, HttpContext context, GroupService groups, CancellationToken cancellationToken) =>
                (await groups.UpdateAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.GroupsEdit).WithSummary("Change a group; what is left out stays");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, GroupService groups, CancellationToken cancellationToken) =>
                (await groups.DeleteAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.GroupsEdit).RequireStepUp().WithSummary("Delete a group that nothing refers to");
    }
}
