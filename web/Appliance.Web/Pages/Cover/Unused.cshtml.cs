using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Cover;

/// <summary>Accounts that nobody has used for a number of days, and disabling them together.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class UnusedModel(PageKit kit, UnusedAccounts unused) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = UnusedAccounts.DefaultDays;

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<UnusedAgent> Agents { get; private set; } = new([], null);

    public bool MayEdit => May(Permissions.AgentsEdit);

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/unused?days={Days}");

    public IActionResult OnGet()
    {
        var found = unused.List(Actor, Days, new PageRequest(Cursor: string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Agents = found.Value;
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(List<long> ids, CancellationToken cancellationToken)
    {
        var done = await unused.DisableAsync(Actor, ids, cancellationToken);
        if (done.IsRefused)
        {
            return done.Refusal.Kind == RefusalKind.Invalid ? Finish(Texts["没有选中任何账号。"], Address) : Refused(done.Refusal);
        }

        return Finish(
            done.Value.Refused.Count == 0
                ? Texts["已停用 {0} 个账号。", done.Value.Disabled.Count]
                : Texts["已停用 {0} 个账号；{1} 个没有停用：权限比你多，或是最后一位超级管理员。", done.Value.Disabled.Count, done.Value.Refused.Count],
            Address);
    }
}
