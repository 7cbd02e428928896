using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Core.Conversations;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages;

/// <summary>Ends the session, after a word where conversations are open. By POST alone, so that no foreign link signs anybody out.</summary>
[RequirePermission(Permissions.Self)]
[AllowBeforeSecondFactor]
public sealed class SignOutModel(PageKit kit, SessionService sessions, ExternalSignIns external, PublicAddress address, AgentLoads loads) : ActorPage(kit)
{
    /// <summary>To sign in as somebody else.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Switch { get; set; }

    /// <summary>The warning was read.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    public int Open { get; private set; }

    /// <summary>Where the session at the other site ends, too.</summary>
    public Uri? ElsewhereToo { get; private set; }

    public void OnGet() => Open = loads.Own(Actor);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Open = loads.Own(Actor);
        if (Open > 0 && !Sure)
            return Page();

        // Asked before the session is gone. A link, because a form must not lead to another site.
        ElsewhereToo = await external.SignOutAsync(Actor, address.Of("/sign-in") ?? new Uri($"{Request.Scheme}://{Request.Host}/sign-in"), cancellationToken);
        await sessions.SignOutAsync(Actor, cancellationToken);
        SessionCookies.Clear(HttpContext);
        return ElsewhereToo is null ? LocalRedirect(Switch ? "/sign-in?done=switch" : "/sign-in") : Page();
    }
}
