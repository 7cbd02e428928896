using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The registry of permissions.</summary>
public static class PermissionsApi
{
    public static void MapPermissionsApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/permissions", () => TypedResults.Ok(new Page<PermissionText>(PermissionRegistry.All, null)))
            .RequirePermission(Permissions.Self).WithTags("Roles").WithSummary("Every permission with its texts");
}
