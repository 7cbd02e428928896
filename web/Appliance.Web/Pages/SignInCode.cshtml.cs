using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Web.Api;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>The second step of the way in.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class SignInCodeModel(SecondStep second, PasskeySites sites, PageTime time, Texts texts, ProblemTexts problems) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public PendingView Waiting { get; private set; } = new(false, false, false);

    public IActionResult OnGet()
    {
        if (PendingCookie.Of(HttpContext) is not { } pending || second.Find(pending, HttpContext.GetCallerInfo()) is not { } waiting)
            return StartAgain();
        Waiting = waiting;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (PendingCookie.Of(HttpContext) is not { } pending)
            return StartAgain();
        return Answer(await second.ByCodeAsync(pending, Code ?? "", HttpContext.GetCallerInfo(), cancellationToken));
    }

    /// <summary>What the browser needs for a passkey; it changes nothing.</summary>
    public async Task<IActionResult> OnGetOptionsAsync()
    {
        if (PendingCookie.Of(HttpContext) is not { } pending)
            return NotFound();
        var options = await second.PasskeyAsync(pending, HttpContext.GetCallerInfo(), sites.Of(HttpContext));
        return options.IsRefused ? NotFound() : new JsonResult(PasskeyOptionsAnswer.Of(options.Value));
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? state, CancellationToken cancellationToken)
    {
        if (PendingCookie.Of(HttpContext) is not { } pending)
            return StartAgain();
        var answer = new PasskeyAnswer(credential ?? "", state ?? "");
        return Answer(await second.ByPasskeyAsync(pending, answer, HttpContext.GetCallerInfo(), sites.Of(HttpContext), cancellationToken));
    }

    /// <summary>Where one wanted to go; an address outside of this server is none.</summary>
    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    private IActionResult Answer(Result<SignedIn> result)
    {
        if (!result.IsRefused)
        {
            PendingCookie.Clear(HttpContext);
            SessionCookies.Write(HttpContext, result.Value.Token, result.Value.XsrfToken, result.Value.Persistent);
            return LocalRedirect(Target);
        }

        var refusal = result.Refusal;
        if (refusal.Code is not ("invalid_code" or "locked" or "passkey_refused"))
            return StartAgain(refusal.Code);
        var sentence = problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code;
        ModelState.AddModelError("", refusal.RetryAfter is { } wait ? $"{sentence} {texts["还需等待 {0}。", time.Duration(wait)]}" : sentence);
        Response.StatusCode = refusal.ToProblem().StatusCode ?? 401;
        return OnGet();
    }

    /// <summary>The pending sign-in is over, so the password is asked for again.</summary>
    private LocalRedirectResult StartAgain(string code = "sign_in_ended")
    {
        PendingCookie.Clear(HttpContext);
        return LocalRedirect($"/sign-in?refused={code}&returnUrl={Uri.EscapeDataString(Target)}");
    }
}
