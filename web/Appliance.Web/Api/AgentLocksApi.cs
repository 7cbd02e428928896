using Appliance.Core.Accounts;
using Appliance.Core.Accounts.WayBack;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Locked accounts.</summary>
public static class AgentLocksApi
{
    public static void MapAgentLocksApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/agents/{id:long}/lock").WithTags("Agents").RequirePermission(Permissions.AgentsEdit);
        group.MapGet("", (long id, HttpContext context, AccountLocks locks) => locks.Get(context.GetActor(), id).ToHttp())
            .WithSummary("Until when signing in is locked after failures");
        group.MapDelete("", async (long id, HttpContext context, AccountLocks locks, CancellationToken cancellationToken) =>
                (await locks.UnlockAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .WithSummary("Unlock");
    }
}
