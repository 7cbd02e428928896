using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.WayBack;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Appliance.Web.Pages.Passwords;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>A new password by the code of a mail.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class ResetPasswordModel(ForgottenPassword forgotten, PasswordPolicy policy, Texts texts, ProblemTexts problems) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    /// <summary>The code came with the link, so that it need not be shown.</summary>
    public bool ByLink { get; private set; }

    public string Hint => PasswordWords.Of(policy.Rules, texts);

    public int MinLength => policy.Rules.MinLength;

    public void OnGet()
    {
        // The code must not travel on in a referrer, nor stay in a cache.
        NoTraces();
        if (string.IsNullOrEmpty(Code))
            return;
        ByLink = forgotten.IsGood(Code);
        if (!ByLink)
            ModelState.AddModelError("", problems.Detail(Texts.Language, "code_invalid") ?? "");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        NoTraces();
        ByLink = !string.IsNullOrEmpty(Code) && forgotten.IsGood(Code);
        if (NewPassword != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), texts["两次输入的新密码不一致。"]);
            return Page();
        }

        var refusal = await forgotten.ResetAsync(Code?.Trim() ?? "", NewPassword ?? "", HttpContext.GetCallerInfo(), cancellationToken);
        if (refusal is null)
        {
            SessionCookies.Clear(HttpContext);
            return LocalRedirect("/sign-in?done=reset");
        }

        if (refusal is { Kind: RefusalKind.Invalid, Errors: { } errors })
        {
            foreach (var problem in errors.SelectMany(error => error.Value))
                ModelState.AddModelError(nameof(NewPassword), problems.Field(Texts.Language, problem));
        }
        else
        {
            ModelState.AddModelError("", problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code);
            Response.StatusCode = 422;
        }

        return Page();
    }

    private void NoTraces()
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
    }
}
