using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Notices;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The caller's notices, and how they are told.</summary>
public static class NoticesApi
{
    public static void MapNoticesApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/notices").WithTags("Notices").RequirePermission(Permissions.Self);
        group.MapGet("", ([AsParameters] PageQuery page, string? kind, bool? unread, HttpContext context, NoticeService notices) =>
                notices.List(context.GetActor(), string.IsNullOrEmpty(kind) ? null : kind, unread == true, page.Request).ToHttp())
            .WithSummary("My notices, newest first");
        group.MapGet("/unread", (HttpContext context, NoticeService notices) => TypedResults.Ok(new UnreadNotices(notices.Unread(context.GetActor()))))
            .WithSummary("How many of my notices are unread");
        group.MapPost("/{id:long}/read", async (long id, HttpContext context, NoticeService notices, CancellationToken cancellationToken) =>
                (await notices.ReadAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .WithSummary("Mark one as read");
        group.MapPost("/read", ReadAllAsync).WithSummary("Mark all as read, up to the one given");
        group.MapGet("/preferences", (HttpContext context, NoticePreferences preferences) =>
                TypedResults.Ok(new Page<NoticePreference>(preferences.Of(context.GetActor()), null)))
            .WithSummary("How I am told, by kind of notice");
        group.MapPut("/preferences", SetPreferencesAsync).WithSummary("Choose how I am told; kinds that are not given stay");
    }

    private static async Task<NoContent> ReadAllAsync(ReadNoticesBody body, HttpContext context, NoticeService notices, CancellationToken cancellationToken)
    {
        await notices.ReadAllAsync(context.GetActor(), body.UpTo, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Page<NoticePreference>>, Problem>> SetPreferencesAsync(
        NoticePreferencesBody body, HttpContext context, NoticePreferences preferences, CancellationToken cancellationToken) =>
        (await preferences.SetAsync(context.GetActor(), body.Items, cancellationToken)).Map(items => new Page<NoticePreference>(items, null)).ToHttp();
}
