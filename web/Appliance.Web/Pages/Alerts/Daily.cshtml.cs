using Appliance.Core.Accounts;
using Appliance.Core.Alerts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Alerts;

/// <summary>Two minutes a day: what has changed and what was raised since the reader last looked.</summary>
[RequirePermission(Permissions.AlertsView)]
public sealed class DailyModel(PageKit kit, DailyCheck check) : ActorPage(kit)
{
    public IReadOnlyList<DailySection> Sections { get; private set; } = [];

    /// <summary>Sections with something new in them.</summary>
    public int Open => Sections.Count(section => section.Count > 0);

    public IActionResult OnGet()
    {
        var found = check.Look(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Sections = [.. found.Value.OrderBy(section => section.Count == 0)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string section, long upTo, CancellationToken cancellationToken) =>
        await check.TickAsync(Actor, section, upTo, cancellationToken) is { } refusal ? Refused(refusal) : LocalRedirect("/settings/daily-check");

    public static string Name(string key, Texts texts) => key switch
    {
        DailyCheck.Alerts => texts["异常告警"],
        "accounts" => texts["账号与交接"],
        "rights" => texts["角色与令牌"],
        "organization" => texts["部门与接待组"],
        "channels" => texts["渠道与规则"],
        "system" => texts["插件与设置"],
        _ => texts["导出与敏感查看"],
    };
}
