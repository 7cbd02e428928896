using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Roles;

/// <summary>The roles there are.</summary>
[RequirePermission(Permissions.RolesView)]
public sealed class IndexModel(PageKit kit, RoleService roles) : ActorPage(kit)
{
    public IReadOnlyList<RoleView> Roles { get; private set; } = [];

    public IActionResult OnGet()
    {
        var found = roles.List(Actor, new PageRequest(PageRequest.MaxLimit));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Roles = found.Value.Items;
        return Page();
    }
}
