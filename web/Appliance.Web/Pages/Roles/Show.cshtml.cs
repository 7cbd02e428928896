using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Roles;

/// <summary>What one role allows, and whose data it shows.</summary>
[RequirePermission(Permissions.RolesView)]
public sealed class ShowModel(PageKit kit, RoleService roles, Choices choices) : ActorPage(kit)
{
    public RoleView Role { get; private set; } = null!;

    /// <summary>All permissions by area, each with whether the role has it.</summary>
    public static IEnumerable<IGrouping<string, PermissionText>> Areas => PermissionRegistry.All.GroupBy(permission => permission.Area);

    /// <summary>The channel accounts that the role is limited to; null for all.</summary>
    public IReadOnlyList<string>? Accounts { get; private set; }

    public IActionResult OnGet(long id)
    {
        var found = roles.Get(Actor, id);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Role = found.Value;
        var names = choices.AccountNames(Actor);
        Accounts = Role.ChannelAccountIds?.Select(account => names.GetValueOrDefault(account, $"#{account}")).ToList();
        return Page();
    }
}
