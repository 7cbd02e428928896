using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Announcements;
using Appliance.Core.Notices;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Messages;

/// <summary>The message centre: the signed-in person's own notices.</summary>
[RequirePermission(Permissions.Self)]
public sealed class IndexModel(PageKit kit, NoticeService notices, AnnouncementService announcements) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "unread")]
    public bool OnlyUnread { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<NoticeView> Notices { get; private set; } = new([], null);

    public int Unread { get; private set; }

    /// <summary>The newest that the reader has before their eyes: "all read" goes no further.</summary>
    public long? Newest { get; private set; }

    public IActionResult OnGet()
    {
        if (string.IsNullOrEmpty(Kind))
        {
            Kind = null;
        }

        var found = notices.List(Actor, Kind, OnlyUnread, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Notices = found.Value;
        Unread = notices.Unread(Actor);
        Newest = Notices.Items.Count == 0 ? null : Cursor is null && Kind is null ? Notices.Items[0].Id : notices.List(Actor, null, unread: false, new PageRequest(1)).Value?.Items[0].Id;
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(long id, CancellationToken cancellationToken) =>
        await notices.ReadAsync(Actor, id, cancellationToken) is { } refusal ? Refused(refusal) : LocalRedirect(Address(Cursor));

    public async Task<IActionResult> OnPostReadAllAsync(long upTo, CancellationToken cancellationToken)
    {
        await notices.ReadAllAsync(Actor, upTo, cancellationToken);
        return Finish(Texts["全部标为已读了。"], "/messages");
    }

    /// <summary>Takes an announcement's bar off the reader's pages, and goes back to where they were.</summary>
    public async Task<IActionResult> OnPostDismissAsync(long announcement, string? back, CancellationToken cancellationToken)
    {
        await announcements.DismissAsync(Actor, announcement, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }

    /// <summary>This list at another page.</summary>
    public string Address(string? cursor) =>
        $"/messages?kind={Uri.EscapeDataString(Kind ?? "")}{(OnlyUnread ? "&unread=true" : "")}{(string.IsNullOrEmpty(cursor) ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}";
}
