using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Limits;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.EntryRules;

/// <summary>Which role and which agent has which sign-in rules.</summary>
[RequirePermission(Permissions.SignInRulesView)]
public sealed class IndexModel(PageKit kit, SignInRulesService service) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    public IReadOnlyList<(long Id, string Name, SignInRules? Rules)> Roles { get; private set; } = [];

    public IReadOnlyList<AgentRulesView> Agents { get; private set; } = [];

    public string AgentName(long id) => _kit.Agents.Find(id)?.DisplayName ?? $"#{id}";

    public IActionResult OnGet()
    {
        var (roles, agents) = (service.OfRoles(Actor), service.OfAgents(Actor));
        if (roles.IsRefused)
            return Refused(roles.Refusal);
        if (agents.IsRefused)
            return Refused(agents.Refusal);
        Roles = [.. roles.Value.Select(role => (role.RoleId, RoleWords.Name(role.BuiltIn, role.Name), role.Rules))];
        Agents = agents.Value;
        return Page();
    }
}
