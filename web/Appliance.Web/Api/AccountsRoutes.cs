using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Every endpoint of accounts and organisation.</summary>
public static class AccountsRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapAuthApi();
        routes.MapWayBackApi();
        routes.MapMeApi();
        routes.MapSecondFactorsApi();
        routes.MapSessionsApi();
        routes.MapSignInRulesApi();
        routes.MapOwnProfileApi();
        routes.MapAgentsApi();
        routes.MapLeavingApi();
        routes.MapHolderApi();
        routes.MapOnBoardingApi();
        routes.MapCoverApi();
        routes.MapAgentLocksApi();
        routes.MapAccountSettingsApi();
        routes.MapDepartmentsApi();
        routes.MapTemplatesApi();
        routes.MapAgentImportsApi();
        routes.MapOrganisationRulesApi();
        routes.MapGroupsApi();
        routes.MapRolesApi();
        routes.MapAccessApi();
        routes.MapPermissionsApi();
        routes.MapApiTokensApi();
        routes.MapAuditApi();
        routes.MapSignInProvidersApi();
        routes.MapNoticesApi();
        routes.MapAlertsApi();
        routes.MapAnnouncementsApi();
    }
}
