using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Widgets.</summary>
public static class WidgetsApi
{
    public static void MapWidgetsApi(this IEndpointRouteBuilder routes)
    {
        var widgets = routes.MapGroup("/api/v1/widgets").WithTags("Widgets");
        widgets.MapGet("", List).WithSummary("Widgets within scope").RequirePermission(Permissions.WidgetsView);
        widgets.MapGet("/{id:long}", Get).WithSummary("One widget").RequirePermission(Permissions.WidgetsView);
        widgets.MapPost("", CreateAsync).WithSummary("Make a widget").RequirePermission(Permissions.WidgetsEdit);
        widgets.MapPut("/{id:long}", UpdateAsync).WithSummary("Change a widget").RequirePermission(Permissions.WidgetsEdit);
        widgets.MapDelete("/{id:long}", DeleteAsync).WithSummary("Take a widget off").RequirePermission(Permissions.WidgetsEdit).RequireStepUp();
        widgets.MapPost("/{id:long}/secret", RenewSecretAsync).WithSummary("Make a new secret for userTokens; shown this once").RequirePermission(Permissions.WidgetsEdit).RequireStepUp();
    }

    private static Results<Ok<Page<WidgetView>>, Problem> List(HttpContext context, WidgetService widgets) =>
        widgets.List(context.GetActor()).ToPage();

    private static Results<Ok<WidgetView>, Problem> Get(long id, HttpContext context, WidgetService widgets) => widgets.Get(context.GetActor(), id).ToHttp();

    private static async Task<Results<Created<WidgetView>, Problem>> CreateAsync(WidgetInput input, HttpContext context, WidgetService widgets) =>
        (await widgets.CreateAsync(context.GetActor(), input, context.RequestAborted)).ToCreated(widget => $"/api/v1/widgets/{widget.Id}");

    private static async Task<Results<Ok<WidgetView>, Problem>> UpdateAsync(long id, WidgetInput input, HttpContext context, WidgetService widgets) =>
        (await widgets.UpdateAsync(context.GetActor(), id, input, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> DeleteAsync(long id, HttpContext context, WidgetService widgets) =>
        (await widgets.DeleteAsync(context.GetActor(), id, context.RequestAborted)).ToNoContent();

    private static async Task<Results<Ok<WidgetSecretView>, Problem>> RenewSecretAsync(long id, HttpContext context, WidgetService widgets)
    {
        var secret = await widgets.RenewSecretAsync(context.GetActor(), id, context.RequestAborted);
        return secret.IsRefused ? secret.Refusal.ToProblem() : TypedResults.Ok(new WidgetSecretView(secret.Value));
    }
}
