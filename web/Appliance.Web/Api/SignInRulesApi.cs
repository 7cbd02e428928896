using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>From where, when and how often one may be signed in: by role, or by agent in place of their roles'.</summary>
public static class SignInRulesApi
{
    public static void MapSignInRulesApi(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/api/v1/roles/{id:long}/sign-in-rules").WithTags("Sign-in rules");
        roles.MapGet("", (long id, HttpContext context, SignInRulesService service) => service.OfRole(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.SignInRulesView).WithSummary("Rules of a role");
        roles.MapPut("", async (long id, SignInRules body, HttpContext context, SignInRulesService service, CancellationToken cancellationToken) =>
            (await service.SetOfRoleAsync(context.GetActor(), id, body, context.GetCallerInfo(), cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SignInRulesEdit).RequireStepUp().WithSummary("Set the rules of a role");

        var agents = routes.MapGroup("/api/v1/agents/{id:long}/sign-in-rules").WithTags("Sign-in rules");
        agents.MapGet("", (long id, HttpContext context, SignInRulesService service) => service.OfAgent(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.SignInRulesView).WithSummary("An agent's own rules; null where those of their roles hold");
        agents.MapPut("", async (long id, SignInRules body, HttpContext context, SignInRulesService service, CancellationToken cancellationToken) =>
            (await service.SetOfAgentAsync(context.GetActor(), id, body, context.GetCallerInfo(), cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SignInRulesEdit).RequireStepUp().WithSummary("Give an agent rules of their own");
        agents.MapDelete("", async (long id, HttpContext context, SignInRulesService service, CancellationToken cancellationToken) =>
            (await service.SetOfAgentAsync(context.GetActor(), id, null, context.GetCallerInfo(), cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SignInRulesEdit).RequireStepUp().WithSummary("Let the rules of the agent's roles hold again");
    }
}
