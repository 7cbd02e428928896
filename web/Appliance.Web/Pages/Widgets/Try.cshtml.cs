using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Widgets;

/// <summary>A bare page that carries one widget, to try it before the site does.</summary>
[RequirePermission(Permissions.WidgetsView)]
public sealed class TryModel(PageKit kit, WidgetService widgets) : ActorPage(kit)
{
    public WidgetView Widget { get; private set; } = null!;

    public IActionResult OnGet(long id)
    {
        var found = widgets.Get(Actor, id);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Widget = found.Value;
        return Page();
    }
}
