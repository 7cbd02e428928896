using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Widgets;

/// <summary>All widgets.</summary>
[RequirePermission(Permissions.WidgetsView)]
public sealed class IndexModel(PageKit kit, WidgetService widgets, Choices choices) : ActorPage(kit)
{
    public IReadOnlyList<WidgetView> Widgets { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Groups { get; private set; } = new Dictionary<long, string>();

    public bool MayEdit => May(Permissions.WidgetsEdit);

    public IActionResult OnGet()
    {
        var found = widgets.List(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Widgets = found.Value;
        Groups = choices.GroupNames(Actor);
        return Page();
    }
}
