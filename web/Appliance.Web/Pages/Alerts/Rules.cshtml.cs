using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Alerts;

/// <summary>When an alert is raised.</summary>
[RequirePermission(Permissions.AlertsView)]
public sealed class RulesModel(PageKit kit, AlertService alerts) : ActorPage(kit)
{
    [BindProperty]
    public RulesForm Form { get; set; } = new();

    public bool MayEdit => May(Permissions.AlertsEdit);

    public IActionResult OnGet()
    {
        var rules = alerts.Rules(Actor);
        if (rules.IsRefused)
        {
            return Refused(rules.Refusal);
        }

        Form = RulesForm.Of(rules.Value);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var set = await alerts.SetRulesAsync(Actor, Form.Rules, cancellationToken);
        return set.IsRefused ? Refused(set.Refusal) : Finish(Texts["告警阈值已保存，从现在起生效。"], "/settings/alerts/rules");
    }
}
