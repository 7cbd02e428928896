using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.ApiTokens;

/// <summary>API tokens: made, shown once, revoked.</summary>
[RequirePermission(Permissions.ApiTokensEdit)]
public sealed class IndexModel(PageKit kit, ApiTokenService tokens, OrganizationCalendar calendar, TimeProvider clock) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    [BindProperty]
    public TokenForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<ApiTokenView> Tokens { get; private set; } = new([], null);

    /// <summary>What the caller holds, and so may hand on.</summary>
    public IEnumerable<IGrouping<string, PermissionText>> Grantable => PermissionRegistry.All.Where(permission => May(permission.Name)).GroupBy(permission => permission.Area);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Owner(ApiTokenView token) => _kit.Agents.Find(token.AgentId)?.DisplayName ?? "";

    public IActionResult OnGet()
    {
        var found = tokens.List(Actor, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Tokens = found.Value;
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return OnGet();
        }

        // It works through the day that was written.
        var expires = Form.LastDay is { } day ? DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(day.AddDays(1))) : (DateTimeOffset?)null;
        var created = await tokens.CreateAsync(Actor, new NewApiToken(Form.Name ?? "", Form.Permissions, expires), cancellationToken);
        if (created.IsRefused)
        {
            OnGet();
            if (created.Refusal.Code == "exceeds_own")
            {
                Explain(created.Refusal);
                return Page();
            }

            return Refused(created.Refusal);
        }

        Secret = created.Value.Token;
        Form = new TokenForm();
        ModelState.Clear();
        return OnGet();
    }

    public async Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(Actor, id, cancellationToken) is { } refusal ? Refused(refusal) : Finish(Texts["令牌已吊销，用它的程序立即被拒绝。"], "/settings/api-tokens");
}
