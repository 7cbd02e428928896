using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Roles;

/// <summary>One role: what it allows and whose data it shows, to be read or to be changed; a new one as a copy.</summary>
[RequirePermission(Permissions.RolesView)]
public sealed class ShowModel(PageKit kit, RoleService roles, Choices choices) : ActorPage(kit)
{
    private const int MostHolders = 20;

    [BindProperty]
    public RoleForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public RoleView? Role { get; private set; }

    /// <summary>All permissions by area.</summary>
    public static IEnumerable<IGrouping<string, PermissionText>> Areas => PermissionRegistry.All.GroupBy(permission => permission.Area);

    /// <summary>Those that something can be seen in; tickets come to it with the tickets.</summary>
    public static IReadOnlyList<string> ScopedAreas { get; } = [.. ScopeAreas.Names.Where(area => area != ScopeAreas.Tickets)];

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    /// <summary>Names of those who hold it, the first of them.</summary>
    public IReadOnlyList<NamedReference> Holders { get; private set; } = [];

    public bool MoreHolders { get; private set; }

    public bool IsNew => Role is null;

    public bool MayEdit => May(Permissions.RolesEdit) && Role?.Key != BuiltInRoles.SuperAdmin;

    /// <param name="id">The role; null for a new one.</param>
    /// <param name="from">The role that a new one begins as a copy of.</param>
    public IActionResult OnGet(long? id, long? from)
    {
        if (Find(id) is { } refusal)
            return Refused(refusal);
        if (Role is not null)
        {
            Form = RoleForm.Of(Role);
        }
        else if (from is { } source)
        {
            var copied = roles.Get(Actor, source);
            if (copied.IsRefused)
                return Refused(copied.Refusal);
            Form = RoleForm.Of(copied.Value);
            Form.Name = Texts["{0}（副本）", RoleWords.Name(copied.Value)];
        }

        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
            return Refused(refusal);
        if (!ModelState.IsValid)
            return Page();
        var saved = Role is null
            ? await roles.CreateAsync(Actor, Form.ToInput(null), cancellationToken)
            : await roles.UpdateAsync(Actor, Role.Id, Form.ToInput(Role), cancellationToken);
        if (!saved.IsRefused)
            return Finish(Role is null ? Texts["角色已建好。在客服的页面上给出它。"] : Texts["已保存，立即生效。"], $"/settings/roles/{saved.Value.Id}");
        if (saved.Refusal.Code != "exceeds_own")
            return Refused(saved.Refusal);

        // That nobody gives what they do not have is about what was ticked, not about the page.
        Explain(saved.Refusal);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
            return Refused(refusal);
        if (await roles.DeleteAsync(Actor, id, cancellationToken) is not { } refused)
            return Finish(Texts["角色“{0}”已删除。", RoleWords.Name(Role!)], "/settings/roles");
        ModelState.Clear();
        Form = RoleForm.Of(Role!);
        return Refused(refused);
    }

    public IEnumerable<SelectListItem> Reaches(string area, Reach chosen) => Enum.GetValues<Reach>()
        .Select(reach => new SelectListItem(RoleWords.Effect(area, reach, Texts), reach.ToString(), reach == chosen));

    private Refusal? Find(long? id)
    {
        Accounts = choices.Accounts(Actor);
        if (id is null)
            return May(Permissions.RolesEdit) ? null : Refusal.Forbidden(Permissions.RolesEdit);
        var found = roles.Get(Actor, id.Value);
        Role = found.Value;
        if (Role is not null && roles.Holders(Actor, id.Value, MostHolders + 1) is { IsRefused: false } holders)
        {
            Holders = [.. holders.Value.Take(MostHolders)];
            MoreHolders = holders.Value.Count > MostHolders;
        }

        return found.Refusal;
    }
}
