using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Announcements;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Announcements;

/// <summary>Every announcement, planned, running and past.</summary>
[RequirePermission(Permissions.AnnouncementsEdit)]
public sealed class IndexModel(PageKit kit, AnnouncementService announcements, Choices choices) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<AnnouncementView> Announcements { get; private set; } = new([], null);

    public IActionResult OnGet()
    {
        var found = announcements.List(Actor, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Announcements = found.Value;
        return Page();
    }

    public string Author(AnnouncementView item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.CreatedBy is { } id ? _kit.Agents.Find(id)?.DisplayName ?? $"#{id}" : Texts["系统"];
    }

    /// <summary>Whom it is for, by name as far as the reader may see the names.</summary>
    public string Audience(AnnouncementView item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Audience == Audiences.All)
            return Texts["全部客服"];
        var names = item.Audience == Audiences.Groups ? choices.GroupNames(Actor) : choices.RoleNames(Actor);
        return string.Join(Texts.Choose("、", ", "), item.AudienceIds.Select(id => names.GetValueOrDefault(id, $"#{id}")));
    }

    public static string State(string state, Texts texts) => state switch
    {
        "planned" => texts["未开始"],
        "running" => texts["进行中"],
        "over" => texts["已结束"],
        _ => texts["已撤下"],
    };
}
