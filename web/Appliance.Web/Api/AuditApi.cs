using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The audit log.</summary>
public static class AuditApi
{
    public static void MapAuditApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/audit", ([AsParameters] PageQuery page, HttpContext context, AuditReader audit) =>
                audit.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.AuditView).WithTags("Audit").WithSummary("Who changed what, newest first");
}
