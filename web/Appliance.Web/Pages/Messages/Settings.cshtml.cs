using Appliance.Core.Accounts;
using Appliance.Core.Notices;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Messages;

/// <summary>How the signed-in person is told, by kind of notice.</summary>
[RequirePermission(Permissions.Self)]
public sealed class SettingsModel(PageKit kit, NoticePreferences preferences) : ActorPage(kit)
{
    [BindProperty]
    public List<PreferenceForm> Form { get; set; } = [];

    public void OnGet() => Form = [.. preferences.Of(Actor).Select(PreferenceForm.Of)];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var set = await preferences.SetAsync(Actor, [.. Form.Select(form => form.Preference)], cancellationToken);
        return set.IsRefused ? Refused(set.Refusal) : Finish(Texts["提醒方式已保存。"], "/messages/settings");
    }
}
