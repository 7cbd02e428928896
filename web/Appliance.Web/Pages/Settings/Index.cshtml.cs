using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Settings;

/// <summary>The door to the settings: leads to the first of their pages that the person may see.</summary>
[RequirePermission(Permissions.Self)]
public sealed class IndexModel(PageKit kit) : ActorPage(kit)
{
    public IActionResult OnGet()
    {
        var pages = Navigation.Settings.SelectMany(part => part.Items).ToList();
        return pages.FirstOrDefault(item => May(item.Permission)) is { } first ? LocalRedirect(first.Href) : Refused(Refusal.Forbidden(pages[0].Permission));
    }
}
