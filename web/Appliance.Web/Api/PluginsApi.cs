using System.Text.Json.Nodes;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Plugins;
using Appliance.Plugins;
using Appliance.Plugins.Logging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Plugins: seen, switched, set up, installed.</summary>
public static class PluginsApi
{
    private const long MaxPackage = 101L * 1024 * 1024;

    public static void MapPluginsApi(this IEndpointRouteBuilder routes)
    {
        var plugins = routes.MapGroup("/api/v1/plugins").WithTags("Plugins");
        plugins.MapGet("", List).RequirePermission(Permissions.PluginsView).WithSummary("All plugins with their state");
        plugins.MapGet("/{id}", Get).RequirePermission(Permissions.PluginsView).WithSummary("One plugin");
        plugins.MapGet("/{id}/log", Log).RequirePermission(Permissions.PluginsView).WithSummary("Its last 200 lines, oldest first");
        plugins.MapGet("/{id}/settings", Settings).RequirePermission(Permissions.PluginsView).WithSummary("Its settings without secrets, with their JSON schema");
        plugins.MapPut("/{id}/settings", SaveSettingsAsync).RequirePermission(Permissions.PluginsEdit).WithSummary("Store settings and start it anew; an absent secret stays, an empty one is cleared");
        plugins.MapPost("/{id}/enable", EnableAsync).RequirePermission(Permissions.PluginsEdit).WithSummary("Switch on; ends a quarantine");
        plugins.MapPost("/{id}/disable", DisableAsync).RequirePermission(Permissions.PluginsEdit).WithSummary("Switch off");
        plugins.MapPost("/{id}/restart", RestartAsync).RequirePermission(Permissions.PluginsEdit).WithSummary("Stop and start");
        plugins.MapDelete("/{id}", UninstallAsync).RequirePermission(Permissions.PluginsEdit).RequireStepUp().WithSummary("Uninstall; with wipe its settings and documents go, too");
        plugins.MapPost("", InstallAsync).RequirePermission(Permissions.PluginsEdit).WithSummary("Install or upgrade from a zip")
            .Accepts<FileUploadForm>("multipart/form-data").WithMetadata(new RequestSizeLimitAttribute(MaxPackage));
    }

    private static Results<Ok<Page<PluginStatus>>, Problem> List(HttpContext context, PluginAdministration plugins) =>
        plugins.List(context.GetActor()).ToPage();

    private static Results<Ok<PluginStatus>, Problem> Get(string id, HttpContext context, PluginAdministration plugins) =>
        plugins.Get(context.GetActor(), id).ToHttp();

    private static Results<Ok<Page<PluginLogLine>>, Problem> Log(string id, HttpContext context, PluginAdministration plugins) =>
        plugins.ReadLog(context.GetActor(), id).ToPage();

    private static Results<Ok<PluginSettingsAnswer>, Problem> Settings(string id, HttpContext context, PluginAdministration plugins) =>
        plugins.ReadSettings(context.GetActor(), id).Map(found => new PluginSettingsAnswer(found.Values, found.SecretsSet, found.Form.ToJsonSchema())).ToHttp();

    private static async Task<Results<Ok<PluginStatus>, Problem>> SaveSettingsAsync(string id, JsonObject values, HttpContext context, PluginAdministration plugins) =>
        Answer(await plugins.SaveSettingsAsync(context.GetActor(), id, values, context.RequestAborted));

    private static async Task<Results<Ok<PluginStatus>, Problem>> EnableAsync(string id, HttpContext context, PluginAdministration plugins) =>
        Answer(await plugins.EnableAsync(context.GetActor(), id, context.RequestAborted));

    private static async Task<Results<Ok<PluginStatus>, Problem>> DisableAsync(string id, HttpContext context, PluginAdministration plugins) =>
        Answer(await plugins.DisableAsync(context.GetActor(), id, context.RequestAborted));

    private static async Task<Results<Ok<PluginStatus>, Problem>> RestartAsync(string id, HttpContext context, PluginAdministration plugins) =>
        Answer(await plugins.RestartAsync(context.GetActor(), id, context.RequestAborted));

    private static async Task<Results<NoContent, Problem>> UninstallAsync(string id, HttpContext context, PluginAdministration plugins, bool wipe = false)
    {
        var done = await plugins.UninstallAsync(context.GetActor(), id, wipe, context.RequestAborted);
        return done.IsRefused ? done.Refusal.ToProblem() : done.Value.Why is { } why ? Words(why).ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Results<Created<PluginStatus>, Problem>> InstallAsync(HttpContext context, PluginAdministration plugins)
    {
        var file = await MultipartFile.ReadAsync(context.Request, context.RequestAborted);
        if (file.IsRefused)
        {
            return file.Refusal.ToProblem();
        }

        var done = await plugins.InstallAsync(context.GetActor(), file.Value.Content, context.RequestAborted);
        return done.IsRefused
            ? done.Refusal.ToProblem()
            : done.Value.Why is { } why ? Words(why).ToProblem() : TypedResults.Created($"/api/v1/plugins/{done.Value.Plugin!.Id}", done.Value.Plugin);
    }

    private static Results<Ok<PluginStatus>, Problem> Answer(Result<PluginAnswer> done) =>
        done.IsRefused ? done.Refusal.ToProblem() : done.Value.Why is { } why ? Words(why).ToProblem() : TypedResults.Ok(done.Value.Plugin!);

    /// <summary>The plugin host's own words stand where a field's would.</summary>
    private static Refusal Words(PluginRefusal why) => why.Code switch
    {
        "not_found" => Refusal.NotFound,
        "invalid" when why.Errors is { Count: > 0 } errors => Refusal.Invalid(errors),
        _ => new Refusal(RefusalKind.Refused, why.Code, new Dictionary<string, string[]> { ["plugin"] = [Texts.Choose(why.Text)] }),
    };
}
