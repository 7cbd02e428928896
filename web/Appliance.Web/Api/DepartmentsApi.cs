using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Export;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The organisation tree.</summary>
public static class DepartmentsApi
{
    public static void MapDepartmentsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/departments").WithTags("Departments");
        group.MapGet("", ([AsParameters] PageQuery page, HttpContext context, DepartmentService departments) =>
                departments.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.DepartmentsView).WithSummary("Departments within scope");
        group.MapGet("/tree", (HttpContext context, DepartmentService departments) =>
                departments.Tree(context.GetActor()).Map(nodes => new Page<DepartmentNode>(nodes, null)).ToHttp())
            .RequirePermission(Permissions.DepartmentsView).WithSummary("The whole tree within scope, depth-first, with counts of members");
        group.MapGet("/export", async (string? format, HttpContext context, OrganisationExport export, [FromServices] AgentTable table, CancellationToken cancellationToken) =>
                (await export.DepartmentsAsync(context.GetActor(), cancellationToken)).ToHttp(nodes => table.File(nodes, format)))
            .RequirePermission(Permissions.AgentsExport).RequireStepUp().WithSummary("The tree as CSV, or as XLSX with format=xlsx")
            .Produces<Stream>(StatusCodes.Status200OK, "text/csv");
        group.MapGet("/{id:long}", (long id, HttpContext context, DepartmentService departments) => departments.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.DepartmentsView).WithSummary("One department");
        group.MapPost("", async (DepartmentInput body, HttpContext context, DepartmentService departments, CancellationToken cancellationToken) =>
                (await departments.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(department => $"/api/v1/departments/{department.Id}"))
            .RequirePermission(Permissions.DepartmentsEdit).WithSummary("Make a department");
        group.MapPut("/{id:long}", async (long id, DepartmentInput body, HttpContext context, DepartmentService departments, CancellationToken cancellationToken) =>
                (await departments.UpdateAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.DepartmentsEdit).WithSummary("Rename or move a department");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, DepartmentService departments, CancellationToken cancellationToken) =>
                (await departments.DeleteAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.DepartmentsEdit).RequireStepUp().WithSummary("Delete a department that has no members and none below");
    }
}
