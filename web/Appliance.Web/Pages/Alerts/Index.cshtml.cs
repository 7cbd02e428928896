using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Alerts;

/// <summary>Every alert, with what it rests on.</summary>
[RequirePermission(Permissions.AlertsView)]
public sealed class IndexModel(PageKit kit, AlertService alerts) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<AlertView> Alerts { get; private set; } = new([], null);

    public IActionResult OnGet()
    {
        if (string.IsNullOrEmpty(Kind))
        {
            Kind = null;
        }

        var found = alerts.List(Actor, Kind, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Alerts = found.Value;
        return Page();
    }

    /// <summary>This list at another page.</summary>
    public string Address(string? cursor) =>
        $"/settings/alerts?kind={Uri.EscapeDataString(Kind ?? "")}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}";
}
