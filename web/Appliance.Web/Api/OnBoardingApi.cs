using Appliance.Core.Accounts;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The on-boarding check of accounts.</summary>
public static class OnBoardingApi
{
    public static void MapOnBoardingApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("On-boarding");
        group.MapGet("/on-boarding", ([AsParameters] PageQuery page, bool? failed, HttpContext context, OnBoardingService checks) =>
                checks.List(context.GetActor(), failed ?? false, page.Request).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("Accounts with their newest check");
        group.MapGet("/agents/{id:long}/checks", (long id, HttpContext context, OnBoardingService checks) => checks.History(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsView).WithSummary("The last checks of an account, the newest first");
        group.MapPost("/agents/{id:long}/checks", async (long id, HttpContext context, OnBoardingService checks, CancellationToken cancellationToken) =>
                (await checks.RunAsync(context.GetActor(), id, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AgentsEdit).WithSummary("Check an account now, with a test event to its open pages");
    }
}
