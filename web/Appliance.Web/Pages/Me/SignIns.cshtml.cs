using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Me;

/// <summary>One's own tries to sign in.</summary>
[RequirePermission(Permissions.Self)]
public sealed class SignInsModel(PageKit kit, SignInReader signIns) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<SignInEntry> Entries { get; private set; } = new([], null);

    public IActionResult OnGet()
    {
        var found = signIns.Mine(Actor, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Entries = found.Value;
        return Page();
    }
}
