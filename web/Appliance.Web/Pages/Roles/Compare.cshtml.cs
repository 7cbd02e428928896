using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Roles;

/// <summary>Two roles side by side: what the one gives and the other does not.</summary>
[RequirePermission(Permissions.RolesView)]
public sealed class CompareModel(PageKit kit, RoleService roles, Choices choices) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public long? A { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? B { get; set; }

    public RoleView? First { get; private set; }

    public RoleView? Second { get; private set; }

    public IReadOnlyDictionary<long, string> AccountNames { get; private set; } = new Dictionary<long, string>();

    /// <summary>What one of the two has and the other lacks.</summary>
    public IReadOnlyList<PermissionText> Differing { get; private set; } = [];

    public IActionResult OnGet()
    {
        foreach (var id in new[] { A, B })
        {
            if (id is { } wanted && roles.Get(Actor, wanted) is { IsRefused: true } refused)
                return Refused(refused.Refusal);
        }

        (First, Second) = (A is { } a ? roles.Get(Actor, a).Value : null, B is { } b ? roles.Get(Actor, b).Value : null);
        AccountNames = choices.AccountNames(Actor);
        if (First is not null && Second is not null)
            Differing = [.. PermissionRegistry.All.Where(permission => First.Permissions.Contains(permission.Name) != Second.Permissions.Contains(permission.Name))];
        return Page();
    }

    public IEnumerable<SelectListItem> Choice(long? chosen) =>
        [new(Texts["选择角色"], ""), .. choices.Roles(Actor).Select(item => new SelectListItem(item.Text, item.Value, item.Value == chosen?.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

    public string Accounts(RoleView role) => role.ChannelAccountIds is { } ids
        ? string.Join(Texts["、"], ids.Select(id => AccountNames.GetValueOrDefault(id, $"#{id}")))
        : Texts["全部渠道账号"];
}
