using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Templates of accounts.</summary>
public static class TemplatesApi
{
    public static void MapTemplatesApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/account-templates").WithTags("Account templates");
        group.MapGet("", ([AsParameters] PageQuery page, HttpContext context, TemplateService templates) =>
                templates.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("Templates of accounts");
        group.MapGet("/{id:long}", (long id, HttpContext context, TemplateService templates) => templates.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("One template");
        group.MapPost("", async (TemplateInput body, HttpContext context, TemplateService templates, CancellationToken cancellationToken) =>
                (await templates.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(template => $"/api/v1/account-templates/{template.Id}"))
            .RequirePermission(Permissions.TemplatesEdit).WithSummary("Make a template");
        group.MapPut("/{id:long}", async (long id, TemplateInput body, HttpContext context, TemplateService templates, CancellationToken cancellationToken) =>
                (await templates.UpdateAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.TemplatesEdit).WithSummary("Change a template; what is left out stays");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, TemplateService templates, CancellationToken cancellationToken) =>
                (await templates.DeleteAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.TemplatesEdit).WithSummary("Delete a template; its accounts stay");
    }
}
