using Appliance.Core.Accounts.WayBack;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>Asks for a code by mail. What it answers is the same for every login.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class ForgotPasswordModel(ForgottenPassword forgotten, SignInLimiter limiter, Texts texts, ProblemTexts problems) : PageModel
{
    [BindProperty]
    public string? Login { get; set; }

    /// <summary>False while no mail server is set; that is no secret of any account.</summary>
    public bool IsPossible => forgotten.IsPossible;

    public bool Asked { get; private set; }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Login))
        {
            ModelState.AddModelError("", texts["填写登录名、邮箱或手机号。"]);
            return Page();
        }

        if (limiter.Check(Login) is { } tooOften)
        {
            ModelState.AddModelError("", problems.Detail(Texts.Language, tooOften.Code) ?? tooOften.Code);
            Response.StatusCode = 429;
            return Page();
        }

        forgotten.Ask(Login.Trim(), HttpContext.GetCallerInfo());
        Asked = true;
        return Page();
    }
}
