using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>The browser comes back from the other site: into a session, into one's own account, or to what a trial found.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class ReturnModel(PageKit kit, ExternalSignIns external, PublicAddress address, Choices choices) : ActorPage(kit)
{
    public string ProviderId { get; private set; } = "";

    public Trial? Trial { get; private set; }

    public TrialView View => new(Trial!, choices.RoleNames(Actor));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        ProviderId = id;
        // RFC 6749 3.1: parameters that stand there twice are no answer.
        if (Request.Query.Any(parameter => parameter.Value.Count != 1))
        {
            return Back("sign_in_expired");
        }

        DeviceCookie.Ensure(HttpContext);
        var returned = await external.CompleteAsync(
            id,
            Request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString()),
            ExternalAddress.Of(address, Request, id),
            ExternalCookie.Of(HttpContext),
            HttpContext.FindActor(),
            HttpContext.GetCallerInfo(),
            cancellationToken);
        if (returned.IsRefused)
        {
            return Back(returned.Refusal.Code);
        }

        var target = Url.IsLocalUrl(returned.Value.ReturnUrl) ? returned.Value.ReturnUrl! : "/";
        if (returned.Value.Trial is { } trial)
        {
            Trial = trial;
            return Page();
        }

        return returned.Value.SignedIn is { } signedIn ? Enter(signedIn, target) : Finish(Texts["已关联，以后可以用它登录。"], "/me/identities");
    }

    private IActionResult Enter(SignedIn signedIn, string target)
    {
        if (signedIn.Pending is { } pending)
        {
            PendingCookie.Write(HttpContext, pending);
            return RedirectToPage("/SignInCode", new { ReturnUrl = target });
        }

        SessionCookies.Write(HttpContext, signedIn.Token, signedIn.XsrfToken, signedIn.Persistent);
        return LocalRedirect(target);
    }

    private RedirectToPageResult Back(string code) => RedirectToPage("/SignIn", new { refused = code });
}
