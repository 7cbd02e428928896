using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>API tokens.</summary>
public static class ApiTokensApi
{
    public static void MapApiTokensApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/api-tokens").WithTags("API tokens").RequirePermission(Permissions.ApiTokensEdit);
        group.MapGet("", ([AsParameters] PageQuery page, HttpContext context, ApiTokenService tokens) => tokens.List(context.GetActor(), page.Request).ToHttp())
            .WithSummary("Tokens within scope, without their secrets");
        group.MapPost("", async (NewApiToken body, HttpContext context, ApiTokenService tokens, CancellationToken cancellationToken) =>
                (await tokens.CreateAsync(context.GetActor(), body, cancellationToken)).ToCreated(token => $"/api/v1/api-tokens/{token.Id}"))
            .RequireStepUp().WithSummary("Make a token that acts as me; the secret is shown this once");
        group.MapDelete("/{id:long}", async (long id, HttpContext context, ApiTokenService tokens, CancellationToken cancellationToken) =>
                (await tokens.RevokeAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .WithSummary("Revoke a token");
    }
}
