using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The caller's second factors, and the reset of somebody's.</summary>
public static class SecondFactorsApi
{
    public static void MapSecondFactorsApi(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/v1/me").WithTags("Second factors").RequirePermission(Permissions.Self).AllowBeforeSecondFactor();
        me.MapGet("/second-factors", (HttpContext context, SecondFactorService factors) => factors.Get(context.GetActor()).ToHttp())
            .WithSummary("My second factors");
        me.MapPost("/totp", async (HttpContext context, SecondFactorService factors, CancellationToken cancellationToken) =>
            (await factors.BeginTotpAsync(context.GetActor(), cancellationToken)).ToHttp()).RequireStepUp().WithSummary("Begin to set up an authenticator app");
        me.MapPost("/totp/confirm", async (CodeBody body, HttpContext context, SecondFactorService factors, CancellationToken cancellationToken) =>
            (await factors.ConfirmTotpAsync(context.GetActor(), body.Code, cancellationToken)).ToHttp()).RequireStepUp()
            .RequireRateLimiting(RateLimitPolicies.SignIn).WithSummary("End it with a code of the app; recovery codes come with the first factor");
        me.MapDelete("/totp", async (HttpContext context, SecondFactorService factors, CancellationToken cancellationToken) =>
            (await factors.RemoveTotpAsync(context.GetActor(), cancellationToken)).ToNoContent()).RequireStepUp().WithSummary("Remove the authenticator app");
        me.MapPost("/recovery-codes", RenewCodesAsync).RequireStepUp().WithSummary("Make ten new recovery codes; the former ones end");
        me.MapPost("/passkeys/options", BeginPasskeyAsync).RequireStepUp().WithSummary("What the browser needs to make a passkey");
        me.MapPost("/passkeys", async (NewPasskeyBody body, HttpContext context, PasskeyService passkeys, PasskeySites sites, CancellationToken cancellationToken) =>
            (await passkeys.AddAsync(context.GetActor(), new PasskeyAnswer(body.Credential.GetRawText(), body.State), body.Name, sites.Of(context), cancellationToken))
                .ToCreated(added => $"/api/v1/me/passkeys/{added.Passkey.Id}")).RequireStepUp().WithSummary("Add the passkey that the browser made");
        me.MapPut("/passkeys/{id:long}", async (long id, NameBody body, HttpContext context, PasskeyService passkeys, CancellationToken cancellationToken) =>
            (await passkeys.RenameAsync(context.GetActor(), id, body.Name, cancellationToken)).ToNoContent()).WithSummary("Rename one of my passkeys");
        me.MapDelete("/passkeys/{id:long}", async (long id, HttpContext context, SecondFactorService factors, CancellationToken cancellationToken) =>
            (await factors.RemovePasskeyAsync(context.GetActor(), id, cancellationToken)).ToNoContent()).RequireStepUp().WithSummary("Remove one of my passkeys");

        routes.MapDelete("/api/v1/agents/{id:long}/second-factors", async (long id, HttpContext context, SecondFactorService factors, CancellationToken cancellationToken) =>
            (await factors.ResetAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .WithTags("Agents").RequirePermission(Permissions.AgentsEdit).RequireStepUp().WithSummary("Take every second factor of an agent who lost theirs");
    }

    private static async Task<Results<Ok<RecoveryCodesAnswer>, Problem>> RenewCodesAsync(
        HttpContext context, SecondFactorService factors, CancellationToken cancellationToken) =>
        (await factors.RenewCodesAsync(context.GetActor(), cancellationToken)).Map(codes => new RecoveryCodesAnswer(codes)).ToHttp();

    private static async Task<Results<Ok<PasskeyOptionsAnswer>, Problem>> BeginPasskeyAsync(HttpContext context, PasskeyService passkeys, PasskeySites sites) =>
        (await passkeys.BeginAsync(context.GetActor(), sites.Of(context))).Map(PasskeyOptionsAnswer.Of).ToHttp();
}
