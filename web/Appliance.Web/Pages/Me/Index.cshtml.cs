using Appliance.Core.Accounts;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Me;

/// <summary>One's own account: password, sessions, language and look.</summary>
[RequirePermission(Permissions.Self)]
public sealed class IndexModel(PageKit kit, SessionService sessions, ChangePassword changePassword, OwnLanguage language) : ActorPage(kit)
{
    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    [BindProperty]
    public LookForm Look { get; set; } = new();

    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> LanguageChoices => [new(Texts["跟随浏览器"], ""), .. Languages.All.Select(pair => new SelectListItem(pair.Value, pair.Key))];

    public IReadOnlyList<SelectListItem> Themes => [new(Texts["跟随系统"], ""), new(Texts["浅色"], "light"), new(Texts["深色"], "dark")];

    public void OnGet()
    {
        Sessions = sessions.List(Actor);
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
