using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.EntryRules;

/// <summary>The sign-in rules of one role or one agent.</summary>
[RequirePermission(Permissions.SignInRulesView)]
public sealed class EditModel(PageKit kit, SignInRulesService service) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "role";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public RulesForm Form { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>For an agent: there are rules of their own.</summary>
    public bool Own { get; private set; }

    public bool OfRole => Kind == "role";

    public string Address => HttpContext.GetCallerInfo().Address;

    public IReadOnlyList<SelectListItem> WhenFull =>
    [
        new(Texts["结束最久没用的那处"], SignInRules.EndOldest),
        new(Texts["拒绝新的登录"], SignInRules.Refuse),
    ];

    public IActionResult OnGet()
    {
        if (Load() is { } refusal)
            return Refused(refusal);
        Form = RulesForm.Of(_stored);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Load() is { } missing)
            return Refused(missing);
        var rules = Form.Read(out var faults);
        foreach (var day in faults)
            ModelState.AddModelError($"Hours-{day}", Texts["{0}的时间写成 09:00-18:00 的样子。", RulesWords.Day(day, Texts)]);
        if (!ModelState.IsValid)
            return Page();
        var refusal = OfRole
            ? await service.SetOfRoleAsync(Actor, Id, rules, HttpContext.GetCallerInfo(), cancellationToken)
            : await service.SetOfAgentAsync(Actor, Id, rules, HttpContext.GetCallerInfo(), cancellationToken);
        if (refusal is null)
            return Finish(Texts["登录规则已保存，马上生效。"], $"/settings/sign-in-rules/{Kind}/{Id}");
        if (refusal.Code != "exceeds_own")
            return Refused(refusal);
        Explain(refusal);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await service.SetOfAgentAsync(Actor, Id, null, HttpContext.GetCallerInfo(), cancellationToken) is { } refusal
            ? Refused(refusal)
            : Finish(Texts["个人规则已去掉。"], "/settings/sign-in-rules");

    private SignInRules _stored = new();

    private Refusal? Load()
    {
        if (OfRole)
        {
            var found = service.OfRole(Actor, Id);
            if (found.IsRefused)
                return found.Refusal;
            _stored = found.Value;
            var role = service.OfRoles(Actor).Value?.FirstOrDefault(item => item.RoleId == Id);
            Name = RoleWords.Name(role?.BuiltIn, role?.Name ?? "");
            return null;
        }

        var own = service.OfAgent(Actor, Id);
        if (own.IsRefused)
            return own.Refusal;
        Own = own.Value.Rules is not null;
        _stored = own.Value.Rules ?? new SignInRules();
        Name = _kit.Agents.Find(Id)?.DisplayName ?? $"#{Id}";
        return null;
    }
}
