using Appliance.Core.Accounts;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Appliance.Web.Pages;

/// <summary>Ends the session. By POST alone, so that no foreign link signs anybody out.</summary>
[RequirePermission(Permissions.Self)]
[AllowBeforeSecondFactor]
public sealed class SignOutModel(SessionService sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.SignOutAsync(HttpContext.GetActor(), cancellationToken);
        SessionCookies.Clear(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
