using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Templates;

/// <summary>The templates of accounts.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class IndexModel(PageKit kit, TemplateService templates, Choices choices) : ActorPage(kit)
{
    public IReadOnlyList<TemplateView> Templates { get; private set; } = [];

    public IReadOnlyDictionary<long, string> GroupNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> RoleNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> DepartmentNames { get; private set; } = new Dictionary<long, string>();

    public bool MayEdit => May(Permissions.TemplatesEdit);

    public IActionResult OnGet()
    {
        var found = templates.List(Actor, new PageRequest(PageRequest.MaxLimit));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Templates = found.Value.Items;
        GroupNames = choices.GroupNames(Actor);
        RoleNames = choices.RoleNames(Actor);
        DepartmentNames = choices.Departments(Actor).ToDictionary(department => department.Id, department => department.Name);
        return Page();
    }
}
