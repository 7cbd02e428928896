using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Departments;

/// <summary>The organisation tree: made, renamed, moved, deleted in place.</summary>
[RequirePermission(Permissions.DepartmentsView)]
public sealed class IndexModel(PageKit kit, DepartmentService departments, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public DepartmentForm Form { get; set; } = new();

    /// <summary>The department whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Edit { get; set; }

    public IReadOnlyList<(DepartmentView Department, int Depth)> Tree { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public bool MayEdit => May(Permissions.DepartmentsEdit);

    public void OnGet()
    {
        Load();
        if (Tree.FirstOrDefault(node => node.Department.Id == Edit).Department is { } department)
        {
            Form = new DepartmentForm { Name = department.Name, ParentId = department.ParentId };
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var input = new DepartmentInput(Form.Name ?? "", Form.ParentId);
        var saved = Edit is { } id
            ? await departments.UpdateAsync(Actor, id, input, cancellationToken)
            : await departments.CreateAsync(Actor, input, cancellationToken);
        if (!saved.IsRefused)
        {
            return Finish(Texts["部门“{0}”已保存。", saved.Value.Name], "/settings/departments");
        }

        Load();
        return Refused(saved.Refusal);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
    {
        if (await departments.DeleteAsync(Actor, id, cancellationToken) is not { } refusal)
        {
            return Finish(Texts["部门已删除。"], "/settings/departments");
        }

        ModelState.Clear();
        Load();
        return Refused(refusal);
    }

    private void Load()
    {
        Tree = Choices.DepartmentTree(choices.Departments(Actor));
        Parents = [new(Texts["最上级"], ""), .. choices.DepartmentTree(Actor)];
    }
}
