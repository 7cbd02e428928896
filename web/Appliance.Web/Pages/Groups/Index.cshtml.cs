using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Groups;

/// <summary>Groups of agents who receive together.</summary>
[RequirePermission(Permissions.GroupsView)]
public sealed class IndexModel(PageKit kit, GroupService groups) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Core.Page<GroupView> Groups { get; private set; } = new([], null);

    public bool MayEdit => May(Permissions.GroupsEdit);

    public IActionResult OnGet()
    {
        var found = groups.List(Actor, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Groups = found.Value;
        return Page();
    }
}
