using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Channel accounts.</summary>
public static class ChannelsApi
{
    public static void MapChannelsApi(this IEndpointRouteBuilder routes)
    {
        var channels = routes.MapGroup("/api/v1/channels").WithTags("Channels");
        channels.MapGet("", List).WithSummary("Channel accounts within scope").RequirePermission(Permissions.ChannelsView);
        channels.MapGet("/{id:long}", Get).WithSummary("One channel account").RequirePermission(Permissions.ChannelsView);
        channels.MapPost("", CreateAsync).WithSummary("Connect a channel account").RequirePermission(Permissions.ChannelsEdit);
        channels.MapPut("/{id:long}", UpdateAsync).WithSummary("Change a channel account").RequirePermission(Permissions.ChannelsEdit);
        channels.MapDelete("/{id:long}", DeleteAsync).WithSummary("Delete a channel account with its settings and secrets; conversations stay").RequirePermission(Permissions.ChannelsEdit).RequireStepUp();
        channels.MapPost("/{id:long}/webhook-key", RenewKeyAsync).WithSummary("Make a new key for its webhook address").RequirePermission(Permissions.ChannelsEdit).RequireStepUp();
        channels.MapGet("/{id:long}/rejects", Rejects).WithSummary("What came in and reached no agent, not yet marked as seen, newest first").RequirePermission(Permissions.ChannelsView);
        channels.MapPost("/{id:long}/rejects/{rejectId:long}/resolve", ResolveAsync).WithSummary("Mark one of them as seen").RequirePermission(Permissions.ChannelsEdit);
    }

    private static Results<Ok<Page<InboundRejectView>>, Problem> Rejects(long id, [AsParameters] PageQuery page, HttpContext context, InboundRejects rejects) =>
        rejects.List(context.GetActor(), id, page.Request).ToHttp();

    private static async Task<Results<NoContent, Problem>> ResolveAsync(long id, long rejectId, HttpContext context, InboundRejects rejects) =>
        (await rejects.ResolveAsync(context.GetActor(), id, rejectId, context.RequestAborted)).ToNoContent();

    private static Results<Ok<Page<ChannelAccountView>>, Problem> List(HttpContext context, ChannelAccounts channels) =>
        channels.List(context.GetActor()).ToPage();

    private static Results<Ok<ChannelAccountView>, Problem> Get(long id, HttpContext context, ChannelAccounts channels) =>
        channels.Get(context.GetActor(), id).ToHttp();

    private static async Task<Results<Created<ChannelAccountView>, Problem>> CreateAsync(ChannelAccountInput input, HttpContext context, ChannelAccounts channels) =>
        (await channels.CreateAsync(context.GetActor(), input, context.RequestAborted)).ToCreated(channel => $"/api/v1/channels/{channel.Id}");

    private static async Task<Results<Ok<ChannelAccountView>, Problem>> UpdateAsync(long id, ChannelAccountInput input, HttpContext context, ChannelAccounts channels) =>
        (await channels.UpdateAsync(context.GetActor(), id, input, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> DeleteAsync(long id, HttpContext context, ChannelAccounts channels) =>
        (await channels.DeleteAsync(context.GetActor(), id, context.RequestAborted)).ToNoContent();

    private static async Task<Results<Ok<ChannelAccountView>, Problem>> RenewKeyAsync(long id, HttpContext context, ChannelAccounts channels) =>
        (await channels.RenewWebhookKeyAsync(context.GetActor(), id, context.RequestAborted)).ToHttp();
}
