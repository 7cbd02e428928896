using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Rules for names, addresses and how accounts come to be.</summary>
public static class OrganisationRulesApi
{
    public static void MapOrganisationRulesApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/settings/organisation").WithTags("Settings");
        group.MapGet("", (HttpContext context, OrganisationRulesService rules) => rules.Get(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.SettingsView).WithSummary("Rules for names and addresses, self-registration, invitations");
        group.MapPut("", async (OrganisationRules body, HttpContext context, OrganisationRulesService rules, CancellationToken cancellationToken) =>
                (await rules.SetAsync(context.GetActor(), body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.SettingsEdit).RequireStepUp().WithSummary("Set them all");
    }
}
