using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Export;
using Appliance.Web.Api;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Departments;

/// <summary>The organisation tree: made, renamed, moved, deleted in place.</summary>
[RequirePermission(Permissions.DepartmentsView)]
public sealed class IndexModel(PageKit kit, DepartmentService departments, OrganisationExport export, AgentTable table, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public DepartmentForm Form { get; set; } = new();

    /// <summary>The department whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Edit { get; set; }

    /// <summary>The department under which a new one is begun.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Under { get; set; }

    public IReadOnlyList<DepartmentNode> Tree { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public bool MayEdit => May(Permissions.DepartmentsEdit);

    public void OnGet()
    {
        Load();
        if (Tree.FirstOrDefault(node => node.Id == Edit) is { } department)
        {
            Form = new DepartmentForm { Name = department.Name, ParentId = department.ParentId };
        }
        else if (Under is { } parent)
        {
            Form = new DepartmentForm { ParentId = parent };
        }
    }

    [RequireStepUp]
    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        var found = await export.DepartmentsAsync(Actor, cancellationToken);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        await table.File(found.Value, format).ExecuteAsync(HttpContext);
        return new EmptyResult();
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
        Tree = departments.Tree(Actor).Value ?? [];
        Parents = [new(Texts["最上级"], ""), .. choices.DepartmentTree(Actor)];
    }
}
