using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Cover;

/// <summary>Everything that was given until a time: what holds now, and what has ended.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class IndexModel(PageKit kit, CoverService cover) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<CoverView> Given { get; private set; } = new([], null);

    public IActionResult OnGet()
    {
        var found = cover.List(Actor, new CoverFilter(Ended: Ended), new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Given = found.Value;
        return Page();
    }
}
