using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Announcements;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Announcements;

/// <summary>One announcement: written, set right, withdrawn.</summary>
[RequirePermission(Permissions.AnnouncementsEdit)]
public sealed class EditModel(PageKit kit, AnnouncementService announcements, Choices choices, OrganizationCalendar calendar) : ActorPage(kit)
{
    [BindProperty]
    public AnnouncementForm Form { get; set; } = new();

    public long? Id { get; private set; }

    public AnnouncementView? View { get; private set; }

    public IReadOnlyList<SelectListItem> GroupItems => choices.Groups(Actor);

    public IReadOnlyList<SelectListItem> RoleItems => choices.Roles(Actor);

    public IActionResult OnGet(long? id)
    {
        if (Load(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (View is not null)
        {
            Form = AnnouncementForm.Of(View, calendar);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (Load(id) is { } missing)
        {
            return Refused(missing);
        }

        foreach (var (name, time) in new[] { ("Form.From", Form.From), ("Form.Until", Form.Until) })
        {
            if (!AnnouncementForm.IsTime(time))
                ModelState.AddModelError(name, Texts["写成 2026-11-21T09:00 这样的时间。"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var saved = id is { } known
            ? await announcements.ChangeAsync(Actor, known, Form.Input(calendar), cancellationToken)
            : await announcements.PublishAsync(Actor, Form.Input(calendar), cancellationToken);
        return saved.IsRefused
            ? Refused(saved.Refusal)
            : Finish(id is null ? Texts["公告已发布。"] : Texts["公告已保存。"], string.Create(CultureInfo.InvariantCulture, $"/settings/announcements/{saved.Value.Id}"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(long id, CancellationToken cancellationToken) =>
        await announcements.WithdrawAsync(Actor, id, cancellationToken) is { } refusal ? Refused(refusal) : Finish(Texts["公告已撤下。"], "/settings/announcements");

    /// <summary>What is wrong with a part of the form that is no single field.</summary>
    public IEnumerable<string> ProblemsOf(string name) => ModelState.TryGetValue(name, out var state) ? state.Errors.Select(error => error.ErrorMessage) : [];

    private Refusal? Load(long? id)
    {
        Id = id;
        if (id is not { } known)
        {
            return null;
        }

        var found = announcements.Get(Actor, known);
        View = found.Value;
        return found.Refusal;
    }
}
