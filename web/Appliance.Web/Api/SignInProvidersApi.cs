using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Ways to sign in by directories and other sites, and whom they are joined to.</summary>
public static class SignInProvidersApi
{
    public static void MapSignInProvidersApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/sign-in-providers").WithTags("SignInProviders");
        group.MapGet("", (HttpContext context, ProviderService providers) => providers.List(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.SignInProvidersView).WithSummary("All providers, in the order in which they are asked");
        group.MapGet("/{id}", (string id, HttpContext context, ProviderService providers) => providers.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.SignInProvidersView).WithSummary("One provider");
        group.MapPut("/{id}", async (string id, ProviderPolicy body, HttpContext context, ProviderService providers, CancellationToken cancellationToken) =>
                (await providers.SaveAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.SignInProvidersEdit).RequireStepUp().WithSummary("Set the whole policy of a provider; what is left out gets its default");
        group.MapPost("/{id}/try", async (string id, TrySignInBody body, HttpContext context, ProviderTrials trials, CancellationToken cancellationToken) =>
                (await trials.TryAsync(context.GetActor(), id, body.Login, body.Password, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.SignInProvidersEdit).RequireRateLimiting(RateLimitPolicies.SignIn)
            .WithSummary("Try a sign-in, or look a person up where no password is given; nothing is changed");

        var identities = routes.MapGroup("/api/v1/agents/{agentId:long}/identities").WithTags("SignInProviders");
        identities.MapGet("", (long agentId, HttpContext context, IdentityService service) => service.List(context.GetActor(), agentId).ToHttp())
            .RequirePermission(Permissions.Self).WithSummary("People of directories joined to an account: one's own, or with agents.edit");
        identities.MapDelete("/{identityId:long}", async (long agentId, long identityId, HttpContext context, IdentityService service, CancellationToken cancellationToken) =>
                (await service.RemoveAsync(context.GetActor(), agentId, identityId, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.Self).RequireStepUp().WithSummary("Take one off; its roles and sessions go with it");
    }
}
