using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.OnBoarding;

/// <summary>Accounts with their newest on-boarding check.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class IndexModel(PageKit kit, OnBoardingService checks, CheckWords words) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<CheckedAgent> Agents { get; private set; } = new([], null);

    public CheckWords Words => words;

    public IActionResult OnGet()
    {
        var found = checks.List(Actor, Failed, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Agents = found.Value;
        return Page();
    }
}
