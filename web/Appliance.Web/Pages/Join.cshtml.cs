using Appliance.Core.Accounts.Joining;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>An invited person sets their password. Looking at the page uses nothing up: mail scanners open links.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class JoinModel(InvitationService invitations, Texts texts, ProblemTexts problems) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    /// <summary>Null when the link opens nothing any more.</summary>
    public InvitedPerson? Person { get; private set; }

    /// <summary>The login, once the password has been set.</summary>
    public string? Joined { get; private set; }

    public void OnGet(string token)
    {
        // The address is a secret until it has been used.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        Person = invitations.Find(token).Value;
        if (Person is null)
        {
            Response.StatusCode = 404;
        }
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        OnGet(token);
        if (Person is null)
        {
            return Page();
        }

        if (Password != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), texts["两次输入的密码不一致。"]);
            return Page();
        }

        var accepted = await invitations.AcceptAsync(token, Password ?? "", cancellationToken);
        if (!accepted.IsRefused)
        {
            Joined = accepted.Value;
            return Page();
        }

        foreach (var code in accepted.Refusal.Errors?.Values.SelectMany(codes => codes) ?? [accepted.Refusal.Code])
        {
            ModelState.AddModelError(nameof(Password), problems.Field(Texts.Language, code));
        }

        return Page();
    }
}
