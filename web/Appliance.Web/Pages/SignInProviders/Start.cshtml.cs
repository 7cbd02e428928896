using Appliance.Core;
using Appliance.Core.Accounts.External;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>Sends the browser to the other site. Shows nothing itself.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class StartModel(ExternalSignIns external, PublicAddress address) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id, string? returnUrl, string? purpose, CancellationToken cancellationToken)
    {
        var start = new ExternalStart(
            id,
            purpose == ExternalPurposes.Trial ? ExternalPurposes.Trial : ExternalPurposes.SignIn,
            HttpContext.FindActor(),
            ExternalAddress.Of(address, Request, id),
            ExternalCookie.Ensure(HttpContext),
            Url.IsLocalUrl(returnUrl) ? returnUrl : null);
        var begun = await external.StartAsync(start, cancellationToken);
        return begun.IsRefused ? RedirectToPage("/SignIn", new { returnUrl = start.ReturnUrl, refused = begun.Refusal.Code }) : Redirect(begun.Value.AbsoluteUri);
    }
}
