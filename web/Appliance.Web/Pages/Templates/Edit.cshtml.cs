using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Appliance.Web.Pages.Agents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Templates;

/// <summary>One template: made, changed, deleted.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class EditModel(PageKit kit, TemplateService templates, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public TemplateForm Form { get; set; } = new();

    public TemplateView? Template { get; private set; }

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Limits => AgentWords.Limits(Texts);

    public bool MayEdit => May(Permissions.TemplatesEdit);

    public IActionResult OnGet(long? id)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (Template is not null)
        {
            Form = TemplateForm.Of(Template);
        }

        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var saved = Template is null
            ? await templates.CreateAsync(Actor, Form.ToInput(), cancellationToken)
            : await templates.UpdateAsync(Actor, Template.Id, Form.ToInput(), cancellationToken);
        if (!saved.IsRefused)
        {
            return Finish(Texts["模板“{0}”已保存。", saved.Value.Name], "/settings/account-templates");
        }

        if (saved.Refusal.Code != "exceeds_own")
        {
            return Refused(saved.Refusal);
        }

        Explain(saved.Refusal);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken) =>
        await templates.DeleteAsync(Actor, id, cancellationToken) is { } refusal ? Refused(refusal) : Finish(Texts["模板已删除，用它建的账号不变。"], "/settings/account-templates");

    private Refusal? Find(long? id)
    {
        Groups = choices.Groups(Actor);
        Roles = choices.Roles(Actor);
        Accounts = choices.Accounts(Actor);
        Departments = [new(Texts["不属于任何部门"], ""), .. choices.DepartmentTree(Actor)];
        if (id is null)
        {
            return MayEdit ? null : Refusal.Forbidden(Permissions.TemplatesEdit);
        }

        var found = templates.Get(Actor, id.Value);
        Template = found.Value;
        return found.Refusal;
    }
}
