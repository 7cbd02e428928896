using Appliance.Core.Accounts;
using Appliance.Core.Announcements;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Announcements: published by who may, dismissed by their readers.</summary>
public static class AnnouncementsApi
{
    public static void MapAnnouncementsApi(this IEndpointRouteBuilder routes)
    {
        var announcements = routes.MapGroup("/api/v1/announcements").WithTags("Announcements");
        announcements.MapGet("", ([AsParameters] PageQuery page, HttpContext context, AnnouncementService service) => service.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.AnnouncementsEdit).WithSummary("Announcements, newest first");
        announcements.MapGet("/{id:long}", (long id, HttpContext context, AnnouncementService service) => service.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AnnouncementsEdit).WithSummary("One announcement");
        announcements.MapPost("", async (AnnouncementInput body, HttpContext context, AnnouncementService service, CancellationToken cancellationToken) =>
                (await service.PublishAsync(context.GetActor(), body, cancellationToken)).ToCreated(made => $"/api/v1/announcements/{made.Id}"))
            .RequirePermission(Permissions.AnnouncementsEdit).WithSummary("Publish one; whom it is for are told when its time has come");
        announcements.MapPut("/{id:long}", async (long id, AnnouncementInput body, HttpContext context, AnnouncementService service, CancellationToken cancellationToken) =>
                (await service.ChangeAsync(context.GetActor(), id, body, cancellationToken)).ToHttp())
            .RequirePermission(Permissions.AnnouncementsEdit).WithSummary("Set words and times right; whom it is for stays");
        announcements.MapDelete("/{id:long}", async (long id, HttpContext context, AnnouncementService service, CancellationToken cancellationToken) =>
                (await service.WithdrawAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.AnnouncementsEdit).WithSummary("Withdraw it");
        announcements.MapPost("/{id:long}/dismiss", async (long id, HttpContext context, AnnouncementService service, CancellationToken cancellationToken) =>
                (await service.DismissAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.Self).WithSummary("Take its bar off my pages");
    }
}
