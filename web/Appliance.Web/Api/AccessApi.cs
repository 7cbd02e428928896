using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Access;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Who may do and see what, and why; the access review.</summary>
public static class AccessApi
{
    public static void MapAccessApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/agents/{id:long}/access", (long id, HttpContext context, AccessReports reports) => reports.Of(context.GetActor(), id).ToHttp())
            .WithTags("Access").RequirePermission(Permissions.AccessView).WithSummary("What an agent may do and see, and through which role");
        routes.MapGet("/api/v1/agents/{id:long}/access/conversations/{conversationId:long}", (long id, long conversationId, HttpContext context, AccessReports reports) =>
                reports.OfConversation(context.GetActor(), id, conversationId).ToHttp())
            .WithTags("Access").RequirePermission(Permissions.AccessView).WithSummary("Whether an agent sees a conversation, and by which rule");
        routes.MapGet("/api/v1/agents/{id:long}/access/customers/{customerId:long}", (long id, long customerId, HttpContext context, AccessReports reports) =>
                reports.OfCustomer(context.GetActor(), id, customerId).ToHttp())
            .WithTags("Access").RequirePermission(Permissions.AccessView).WithSummary("Whether an agent sees a customer, and by which rule");

        var reviews = routes.MapGroup("/api/v1/access-reviews").WithTags("Access");
        reviews.MapGet("", (bool? due, [AsParameters] PageQuery page, HttpContext context, AccessReview review) => review.List(context.GetActor(), due == true, page.Request).ToHttp())
            .RequirePermission(Permissions.AccessView).WithSummary("Who holds which role since when, by whom and why");
        reviews.MapPost("", DecideAsync).RequirePermission(Permissions.AccessReview).RequireStepUp().WithSummary("Confirm a role of an agent, or take it away");
        reviews.MapPut("/interval", SetMonthsAsync).RequirePermission(Permissions.AccessReview).RequireStepUp().WithSummary("After how many months roles are to be confirmed anew; 0 for never");
    }

    private static async Task<Results<NoContent, Problem>> DecideAsync(ReviewDecision body, HttpContext context, AccessReview review) =>
        (await review.DecideAsync(context.GetActor(), body, context.RequestAborted)).ToNoContent();

    private static async Task<Results<NoContent, Problem>> SetMonthsAsync(MonthsBody body, HttpContext context, AccessReview review) =>
        (await review.SetMonthsAsync(context.GetActor(), body.Months, context.RequestAborted)).ToNoContent();
}
