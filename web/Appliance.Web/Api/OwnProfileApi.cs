using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Profile;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>What agents change of their own accounts.</summary>
public static class OwnProfileApi
{
    public static void MapOwnProfileApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/me").WithTags("Me").RequirePermission(Permissions.Self);
        group.MapGet("/profile", (ProfileSettings settings) => TypedResults.Ok(new ProfileFieldsAnswer(settings.Allowed)))
            .WithSummary("What I may change of my account");
        group.MapPut("/profile", ChangeAsync).WithSummary("Change my account; what is left out stays");
        group.MapPut("/email", ChangeEmailAsync).RequireStepUp().WithSummary("Change my e-mail address; both addresses are told");
    }

    private static async Task<Results<NoContent, Problem>> ChangeAsync(
        OwnProfileChange body, HttpContext context, OwnProfile profile, CancellationToken cancellationToken) =>
        (await profile.ChangeAsync(context.GetActor(), body, cancellationToken)).ToNoContent();

    private static async Task<Results<NoContent, Problem>> ChangeEmailAsync(
        OwnEmailBody body, HttpContext context, OwnProfile profile, CancellationToken cancellationToken) =>
        (await profile.ChangeEmailAsync(context.GetActor(), body.Email, cancellationToken)).ToNoContent();
}
