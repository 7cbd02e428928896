using Appliance.Core.Accounts.WayBack;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The way back in for who is not signed in.</summary>
public static class WayBackApi
{
    public static void MapWayBackApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/auth").WithTags("Auth").AllowAnonymous().RequireRateLimiting(RateLimitPolicies.SignIn);
        group.MapPost("/forgot-password", Ask).WithSummary("Have a code mailed that sets a new password; the answer tells nothing of the account");
        group.MapPost("/reset-password", ResetAsync).WithSummary("Set a new password with the code; ends every session of the account");
        group.MapPost("/unlock", UnlockAsync).WithSummary("Unlock with the code that the mail about the lock brought");
    }

    private static Results<NoContent, Problem> Ask(ForgotPasswordBody body, HttpContext context, ForgottenPassword forgotten, SignInLimiter limiter)
    {
        if (limiter.Check(body.Login) is { } limited)
            return limited.ToProblem();
        forgotten.Ask(body.Login, context.GetCallerInfo());
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> ResetAsync(
        ResetPasswordBody body, HttpContext context, ForgottenPassword forgotten, CancellationToken cancellationToken) =>
        (await forgotten.ResetAsync(body.Code, body.NewPassword, context.GetCallerInfo(), cancellationToken)).ToNoContent();

    private static async Task<Results<NoContent, Problem>> UnlockAsync(
        UnlockBody body, HttpContext context, ForgottenPassword forgotten, CancellationToken cancellationToken) =>
        (await forgotten.UnlockAsync(body.Code, context.GetCallerInfo(), cancellationToken)).ToNoContent();
}
