using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Profile;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Appliance.Web.Pages.Passwords;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Me;

/// <summary>One's own account: password, sessions, language and look.</summary>
[RequirePermission(Permissions.Self)]
public sealed class IndexModel(
    PageKit kit, SessionService sessions, ChangePassword changePassword, OwnLanguage language, AgentService agents, OwnProfile profile,
    ProfileSettings allowed, PasswordPolicy policy) : ActorPage(kit)
{
    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    [BindProperty]
    public LookForm Look { get; set; } = new();

    [BindProperty]
    public ProfileForm Profile { get; set; } = new();

    [BindProperty]
    public EmailForm Email { get; set; } = new();

    /// <summary>What the admin lets agents change.</summary>
    public IReadOnlyList<string> Allowed => allowed.Allowed;

    public string PasswordHint => PasswordWords.Of(policy.Rules, Texts);

    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> LanguageChoices => [new(Texts["跟随浏览器"], ""), .. Languages.All.Select(pair => new SelectListItem(pair.Value, pair.Key))];

    public IReadOnlyList<SelectListItem> Themes => [new(Texts["跟随系统"], ""), new(Texts["浅色"], "light"), new(Texts["深色"], "dark")];

    public void OnGet()
    {
        Sessions = sessions.List(Actor);
        if (Actor.AgentId is { } id && agents.Get(Actor, id) is { IsRefused: false, Value: var me })
        {
            Profile = ProfileForm.Of(me);
            Email = new EmailForm { Email = me.Email };
        }

        Look = new LookForm { Language = HttpContext.User.FindIdentity()?.Locale ?? "", Theme = Request.Cookies["theme"] ?? "" };
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (Form.NewPassword != Form.Repeat)
        {
            OnGet();
            ModelState.AddModelError("Form.Repeat", Texts["两次输入的新密码不一致。"]);
            return Page();
        }

        var refusal = await changePassword.ChangeAsync(Actor, Form.Password ?? "", Form.NewPassword ?? "", HttpContext.GetCallerInfo(), cancellationToken);
        if (refusal is null)
        {
            return Finish(Texts["密码已修改，其他地方的登录都已结束。"], "/me");
        }

        OnGet();
        if (refusal.Code != "invalid_credentials")
        {
            return Refused(refusal);
        }

        ModelState.AddModelError("Form.Password", Texts["现在的密码不正确。"]);
        return Page();
    }

    public async Task<IActionResult> OnPostProfileAsync(CancellationToken cancellationToken)
    {
        var sent = Profile;
        if (await profile.ChangeAsync(Actor, sent.ToChange([.. Allowed]), cancellationToken) is not { } refusal)
        {
            return Finish(Texts["资料已保存。"], "/me");
        }

        OnGet();
        Profile = sent;
        return Refused(refusal, "Profile");
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostEmailAsync(CancellationToken cancellationToken)
    {
        var sent = Email;
        if (await profile.ChangeEmailAsync(Actor, sent.Email, cancellationToken) is not { } refusal)
        {
            return Finish(Texts["邮箱已更改，新旧地址都会收到通知。"], "/me");
        }

        OnGet();
        Email = sent;
        return Refused(refusal, "Email");
    }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken cancellationToken)
    {
        if (await language.SetAsync(Actor, string.IsNullOrEmpty(Look.Language) ? null : Look.Language, cancellationToken) is { } refusal)
        {
            OnGet();
            return Refused(refusal, "Look");
        }

        if (Look.Theme is "light" or "dark")
        {
            Response.Cookies.Append("theme", Look.Theme, Languages.Kept(HttpContext));
        }
        else
        {
            Response.Cookies.Delete("theme");
        }

        return LocalRedirect("/me");
    }

    public async Task<IActionResult> OnPostEndAsync(long session, CancellationToken cancellationToken) =>
        await sessions.EndAsync(Actor, session, cancellationToken) is { } refusal ? Refused(refusal) : Finish(Texts["那次登录已结束。"], "/me");

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(Actor, cancellationToken);
        return Finish(Texts["其他地方的登录都已结束。"], "/me");
    }

    /// <summary>This session ends, too: whoever signs in next sets a new password.</summary>
    [RequireStepUp]
    public async Task<IActionResult> OnPostEndAllAsync([FromServices] AgentSessions all, CancellationToken cancellationToken)
    {
        if (Actor.AgentId is { } agentId && await all.EndAllAsync(Actor, agentId, newPassword: true, cancellationToken) is { } refusal)
            return Refused(refusal);
        SessionCookies.Clear(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
