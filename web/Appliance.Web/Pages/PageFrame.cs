using Appliance.Core.Announcements;
using Appliance.Core.Notices;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Pages;

/// <summary>What the frame around every page shows of the signed-in person.</summary>
public sealed class PageFrame(NoticeService notices, AnnouncementService announcements)
{
    /// <summary>Unread notices; 0 for who is not signed in.</summary>
    public int Unread(HttpContext context) => context.FindActor() is { } actor ? notices.Unread(actor) : 0;

    /// <summary>Announcements that stand on top of their pages.</summary>
    public IReadOnlyList<AnnouncementBar> Bars(HttpContext context) => context.FindActor() is { } actor ? announcements.Bars(actor) : [];

    /// <summary>A count as a badge has room for it.</summary>
    public static string Badge(int count) => count > 99 ? "99+" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
