using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Signing in and out.</summary>
public static class AuthApi
{
    private static readonly Refusal CodeRequired = new(RefusalKind.NotSignedIn, "code_required");

    public static void MapAuthApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/auth").WithTags("Auth");
        group.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimitPolicies.SignIn).WithSummary("Sign in; sets the cookies");
        group.MapPost("/sign-out", SignOutAsync).RequirePermission(Permissions.Self).AllowBeforeSecondFactor().WithSummary("Sign out");
        group.MapPost("/passkey/options", PasskeyOptionsAsync).AllowAnonymous().RequireRateLimiting(RateLimitPolicies.SignIn)
            .WithSummary("What the browser needs to sign in by a passkey alone");
        group.MapPost("/passkey", PasskeyAsync).AllowAnonymous().RequireRateLimiting(RateLimitPolicies.SignIn)
            .WithSummary("Sign in by a passkey alone; sets the cookies");
        group.MapPost("/step-up/options", async (HttpContext context, StepUp stepUp, PasskeySites sites) =>
            (await stepUp.PasskeyAsync(context.GetActor(), sites.Of(context))).Map(PasskeyOptionsAnswer.Of).ToHttp())
            .RequirePermission(Permissions.Self).AllowBeforeSecondFactor().WithSummary("What the browser needs to step up by a passkey");
        group.MapPost("/step-up", StepUpAsync).RequirePermission(Permissions.Self).AllowBeforeSecondFactor().WithSummary("Prove once more who you are");
    }

    private static async Task<Results<Ok<SignInAnswer>, Problem>> SignInAsync(
        SignInBody body, HttpContext context, SignIn signIn, SignInLimiter limiter, ActorResolver actors, AgentService agents, CancellationToken cancellationToken)
    {
        if (limiter.Check(body.Login) is { } limited)
            return limited.ToProblem();
        DeviceCookie.Ensure(context);
        var result = await signIn.SignInAsync(
            new SignInRequest(body.Login, body.Password, body.NewPassword, body.Remember, context.GetCallerInfo(), body.Code), cancellationToken);
        if (result.IsRefused)
            return result.Refusal.ToProblem();
        var session = result.Value;
        if (session.Pending is not null)
            return CodeRequired.ToProblem();
        return await EnterAsync(context, session, actors, agents, cancellationToken);
    }

    private static async Task<Ok<PasskeyOptionsAnswer>> PasskeyOptionsAsync(HttpContext context, PasskeySignIn signIn, PasskeySites sites) =>
        TypedResults.Ok(PasskeyOptionsAnswer.Of(await signIn.BeginAsync(DeviceCookie.Ensure(context), sites.Of(context))));

    private static async Task<Results<Ok<SignInAnswer>, Problem>> PasskeyAsync(
        PasskeyBody body, HttpContext context, PasskeySignIn signIn, PasskeySites sites, ActorResolver actors, AgentService agents, CancellationToken cancellationToken)
    {
        var result = await signIn.SignInAsync(body.Answer, body.Remember, context.GetCallerInfo(), sites.Of(context), cancellationToken);
        return result.IsRefused ? result.Refusal.ToProblem() : await EnterAsync(context, result.Value, actors, agents, cancellationToken);
    }

    private static async Task<Results<Ok<SignInAnswer>, Problem>> EnterAsync(
        HttpContext context, SignedIn session, ActorResolver actors, AgentService agents, CancellationToken cancellationToken)
    {
        if (await actors.BySessionAsync(session.Token, cancellationToken) is not { } identity)
            return Refusal.NotSignedIn.ToProblem();
        var agent = agents.Get(identity.Actor, session.AgentId);
        if (agent.IsRefused)
            return agent.Refusal.ToProblem();
        SessionCookies.Write(context, session.Token, session.XsrfToken, session.Persistent);
        return TypedResults.Ok(new SignInAnswer(agent.Value));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext context, SessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.SignOutAsync(context.GetActor(), cancellationToken);
        SessionCookies.Clear(context);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> StepUpAsync(
        StepUpBody body, HttpContext context, StepUp stepUp, PasskeySites sites, CancellationToken cancellationToken) =>
        (await stepUp.VerifyAsync(
            context.GetActor(), new StepUpProof(body.Password, body.Code, body.Passkey?.Answer, sites.Of(context)), context.GetCallerInfo(), cancellationToken)).ToNoContent();
}
