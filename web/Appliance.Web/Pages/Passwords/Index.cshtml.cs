using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Accounts.Profile;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Passwords;

/// <summary>Rules for passwords, and what agents may change of their own accounts.</summary>
[RequirePermission(Permissions.SettingsView)]
public sealed class IndexModel(PageKit kit, PasswordSettings passwords, PasswordPolicy policy, ProfileSettings profile) : ActorPage(kit)
{
    private const string Address = "/settings/passwords";

    [BindProperty]
    public RulesForm Form { get; set; } = new();

    [BindProperty]
    public FieldsForm Profile { get; set; } = new();

    public bool MayEdit => May(Permissions.SettingsEdit);

    public int BreachedCount => policy.BreachedCount;

    public IReadOnlyList<SelectListItem> Expiries =>
    [
        new(Texts["不过期"], "0"),
        new(Texts["90 天后提醒修改"], "remind-90"),
        new(Texts["180 天后提醒修改"], "remind-180"),
        new(Texts["90 天后必须修改"], "90"),
        new(Texts["180 天后必须修改"], "180"),
    ];

    public IReadOnlyList<SelectListItem> Fields => [.. ProfileFields.All.Select(name => new SelectListItem(ProfileWords.Of(name, Texts), name) { Disabled = !MayEdit })];

    public IActionResult OnGet()
    {
        Form = RulesForm.Of(policy.Rules);
        Profile.Fields = [.. profile.Allowed];
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Profile.Fields = [.. profile.Allowed];
        if (!ModelState.IsValid)
            return Page();
        var saved = await passwords.SaveAsync(Actor, Form.ToRules(), cancellationToken);
        return saved.IsRefused ? Refused(saved.Refusal) : Finish(Texts["已保存，从下一次设密码起生效。"], Address);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostFieldsAsync(CancellationToken cancellationToken)
    {
        var saved = await profile.SaveAsync(Actor, Profile.Fields, cancellationToken);
        if (!saved.IsRefused)
            return Finish(Texts["已保存。"], Address);
        Form = RulesForm.Of(policy.Rules);
        return Refused(saved.Refusal, "Profile");
    }
}
