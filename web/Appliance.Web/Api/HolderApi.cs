using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Holders;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>An account goes from one person to another.</summary>
public static class HolderApi
{
    public static void MapHolderApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/agents/{id:long}").WithTags("Leaving");
        group.MapGet("/holders", (long id, HttpContext context, HolderService holders) => holders.History(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("Whose the account was, and from when to when");
        group.MapPost("/holder", async (long id, NewHolder body, HttpContext context, HolderService holders, CancellationToken cancellationToken) =>
                (await holders.PassOnAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsLeave).RequireStepUp().WithSummary("Pass the account on to a new holder; the answer has their start code");
    }
}
