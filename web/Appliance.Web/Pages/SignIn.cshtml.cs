using System.Security.Cryptography;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Appliance.Web.Pages.Passwords;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>The way in, with a new password where one is demanded.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class SignInModel(SignIn signIn, SignInLimiter limiter, Texts texts, PageTime time, ProblemTexts problems, PasswordPolicy policy, IDataProtectionProvider protection, ExternalSignIns external) : PageModel
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("sign-in.password").ToTimeLimitedDataProtector();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The password that was right, encrypted for ten minutes, so that it need not be typed again beside the new one.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>Ways in by other sites.</summary>
    public IReadOnlyList<SignInButton> Buttons => external.Buttons();

    /// <summary>What was done before one came here.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public string? DoneText => Done switch
    {
        "reset" => texts["新密码已保存，用它登录。"],
        "unlocked" => texts["账号已解锁，现在可以登录。"],
        "switch" => texts["已退出，用另一个账号登录。"],
        _ => null,
    };

    public string NewPasswordHint => PasswordWords.Of(policy.Rules, texts);

    public int MinLength => policy.Rules.MinLength;

    /// <summary>The new password is asked for.</summary>
    public bool MustChange { get; private set; }

    public IActionResult OnGet(string? lang, string? refused)
    {
        // Why the second step, or the sign-in at another site, ended.
        if (refused is not null && problems.Detail(Texts.Language, refused) is { } sentence)
            ModelState.AddModelError("", sentence);
        if (lang is not null)
        {
            Languages.Remember(HttpContext, lang);
            return RedirectToPage(new { ReturnUrl });
        }

        return HttpContext.FindActor() is null ? Page() : LocalRedirect(Target);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var password = Ticket is null ? Password : Open(Ticket);
        MustChange = Ticket is not null && password is not null;
        if (MustChange && NewPassword != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), texts["两次输入的新密码不一致。"]);
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Login) || string.IsNullOrEmpty(password))
        {
            ModelState.AddModelError("", texts["填写登录名和密码。"]);
            return Page();
        }

        if (limiter.Check(Login) is { } tooOften)
        {
            return Explain(tooOften, password);
        }

        DeviceCookie.Ensure(HttpContext);
        var request = new SignInRequest(Login.Trim(), password, MustChange ? NewPassword ?? "" : null, Remember, HttpContext.GetCallerInfo());
        var result = await signIn.SignInAsync(request, cancellationToken);
        if (result.IsRefused)
        {
            return Explain(result.Refusal, password);
        }

        if (result.Value.Pending is { } pending)
        {
            PendingCookie.Write(HttpContext, pending);
            return RedirectToPage("/SignInCode", new { ReturnUrl = Target });
        }

        SessionCookies.Write(HttpContext, result.Value.Token, result.Value.XsrfToken, result.Value.Persistent);
        return LocalRedirect(Target);
    }

    /// <summary>By a passkey alone.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(
        string? credential, string? state, [FromServices] PasskeySignIn passkeys, [FromServices] PasskeySites sites, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var answer = new PasskeyAnswer(credential ?? "", state ?? "");
        var result = await passkeys.SignInAsync(answer, Remember, HttpContext.GetCallerInfo(), sites.Of(HttpContext), cancellationToken);
        if (result.IsRefused)
            return Explain(result.Refusal, "");
        SessionCookies.Write(HttpContext, result.Value.Token, result.Value.XsrfToken, result.Value.Persistent);
        return LocalRedirect(Target);
    }

    /// <summary>Where one wanted to go; an address outside of this server is none.</summary>
    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    private PageResult Explain(Refusal refusal, string password)
    {
        if (refusal.Code == "password_change_required")
        {
            MustChange = true;
            ModelState.Clear();
            Ticket = _protector.Protect(password, TicketLife);
            return Page();
        }

        if (refusal is { Kind: RefusalKind.Invalid, Errors: { } errors })
        {
            foreach (var problem in errors.SelectMany(error => error.Value))
            {
                ModelState.AddModelError(nameof(NewPassword), problems.Field(Texts.Language, problem));
            }

            return Page();
        }

        MustChange = false;
        Ticket = null;
        ModelState.Remove(nameof(Ticket));
        var sentence = problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code;
        ModelState.AddModelError("", refusal.RetryAfter is { } wait && refusal.Kind == RefusalKind.Locked ? $"{sentence} {texts["还需等待 {0}。", time.Duration(wait)]}" : sentence);
        Response.StatusCode = refusal.Kind == RefusalKind.Locked ? 423 : refusal.Kind == RefusalKind.NotSignedIn ? 401 : 422;
        return Page();
    }

    private string? Open(string ticket)
    {
        try
        {
            return _protector.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            // Too old, or not ours: the password is asked for again.
            return null;
        }
    }
}
