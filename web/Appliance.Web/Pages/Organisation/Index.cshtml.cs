using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Organisation;

/// <summary>Rules for names and addresses, and how people come to have accounts.</summary>
[RequirePermission(Permissions.SettingsView)]
public sealed class IndexModel(PageKit kit, OrganisationRulesService rules) : ActorPage(kit)
{
    [BindProperty]
    public RulesForm Form { get; set; } = new();

    public bool MayEdit => May(Permissions.SettingsEdit);

    public IActionResult OnGet()
    {
        var found = rules.Get(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Form = RulesForm.Of(found.Value);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var saved = await rules.SetAsync(Actor, Form.ToRules(), cancellationToken);
        return saved.IsRefused ? Refused(saved.Refusal) : Finish(Texts["已保存。"], "/settings/organisation");
    }
}
