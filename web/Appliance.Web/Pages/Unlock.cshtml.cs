using Appliance.Core.Accounts.WayBack;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>Unlocks by the code of a mail; by POST alone, because programs that scan mails follow their links.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class UnlockModel(ForgottenPassword forgotten, ProblemTexts problems) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await forgotten.UnlockAsync(Code?.Trim() ?? "", HttpContext.GetCallerInfo(), cancellationToken) is not { } refusal)
            return LocalRedirect("/sign-in?done=unlocked");
        ModelState.AddModelError("", problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code);
        Response.StatusCode = 422;
        return Page();
    }
}
