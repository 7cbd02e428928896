using Appliance.Core.Accounts;
using Appliance.Core.Status;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>How the server is doing.</summary>
public static class SystemApi
{
    public static void MapSystemApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/system", (HttpContext context, SystemStatusReader status) => status.Read(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.SystemView).WithTags("System").WithSummary("Versions, writer, followers, queues, disk");
}
