using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Accounts.Profile;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Settings of accounts: rules for passwords, what agents change themselves.</summary>
public static class AccountSettingsApi
{
    public static void MapAccountSettingsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/settings").WithTags("Settings");
        group.MapGet("/passwords", (HttpContext context, PasswordSettings settings) => settings.Get(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.SettingsView).WithSummary("Rules for passwords");
        group.MapPut("/passwords", SavePasswordsAsync).RequirePermission(Permissions.SettingsEdit).RequireStepUp().WithSummary("Set the rules for passwords");
        group.MapGet("/profile-fields", (ProfileSettings settings) => TypedResults.Ok(new ProfileFieldsAnswer(settings.Allowed)))
            .RequirePermission(Permissions.SettingsView).WithSummary("What agents may change of their own accounts");
        group.MapPut("/profile-fields", SaveFieldsAsync).RequirePermission(Permissions.SettingsEdit).RequireStepUp()
            .WithSummary("Set what agents may change of their own accounts");
    }

    private static async Task<Results<Ok<PasswordRules>, Problem>> SavePasswordsAsync(
        PasswordRules body, HttpContext context, PasswordSettings settings, CancellationToken cancellationToken) =>
        (await settings.SaveAsync(context.GetActor(), body, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<ProfileFieldsAnswer>, Problem>> SaveFieldsAsync(
        ProfileFieldsAnswer body, HttpContext context, ProfileSettings settings, CancellationToken cancellationToken) =>
        (await settings.SaveAsync(context.GetActor(), body.Fields, cancellationToken)).Map(fields => new ProfileFieldsAnswer(fields)).ToHttp();
}
