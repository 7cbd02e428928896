using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Widgets;

/// <summary>One widget: how it looks, where it may stand, and the code for the site.</summary>
[RequirePermission(Permissions.WidgetsView)]
public sealed class EditModel(PageKit kit, WidgetService widgets, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public WidgetForm Form { get; set; } = new();

    public WidgetView? Widget { get; private set; }

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public bool MayEdit => May(Permissions.WidgetsEdit);

    public IReadOnlyList<SelectListItem> Positions => [new(Texts["右下角"], "right"), new(Texts["左下角"], "left")];

    public IReadOnlyList<SelectListItem> Locales => [new(Texts["跟随访客的浏览器"], ""), .. Languages.All.Select(language => new SelectListItem(language.Value, language.Key))];

    /// <summary>The one tag for the site.</summary>
    public string Snippet => $"<script async src=\"{Request.Scheme}://{Request.Host}{Request.PathBase}/widget.js\" data-key=\"{Widget?.Key}\"></script>";

    public IActionResult OnGet(long? id)
    {
        if (!Find(id))
        {
            return Refused(Core.Refusal.NotFound);
        }

        if (Widget is not null)
        {
            Form = WidgetForm.Of(Widget);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken cancellationToken)
    {
        if (!Find(id))
        {
            return Refused(Core.Refusal.NotFound);
        }

        var input = Form.ToInput(Widget);
        var saved = Widget is null
            ? await widgets.CreateAsync(Actor, input, cancellationToken)
            : await widgets.UpdateAsync(Actor, Widget.Id, input, cancellationToken);
        return saved.IsRefused
            ? Refused(saved.Refusal)
            : Finish(Widget is null ? Texts["组件已建好，把下面的代码贴到网站里。"] : Texts["已保存。"], $"/settings/widgets/{saved.Value.Id}");
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostSecretAsync(long id, CancellationToken cancellationToken)
    {
        var renewed = await widgets.RenewSecretAsync(Actor, id, cancellationToken);
        if (renewed.IsRefused)
        {
            return Refused(renewed.Refusal);
        }

        ModelState.Clear();
        Secret = renewed.Value;
        return OnGet(id);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostDeleteAsync(long id, string? typedName, CancellationToken cancellationToken)
    {
        if (!Find(id) || Widget is null)
        {
            return Refused(Core.Refusal.NotFound);
        }

        if (typedName?.Trim() != Widget.Name)
        {
            Form = WidgetForm.Of(Widget);
            ModelState.Clear();
            ModelState.AddModelError("", Texts["输入的名称与组件名称不一致，没有删除。"]);
            return Page();
        }

        var deleted = await widgets.DeleteAsync(Actor, id, cancellationToken);
        return deleted.IsRefused ? Refused(deleted.Refusal) : Finish(Texts["组件“{0}”已删除。", Widget.Name], "/settings/widgets");
    }

    /// <summary>False when there is no such widget for this person; without an id it is a new one.</summary>
    private bool Find(long? id)
    {
        Groups = [new(Texts["随渠道账号"], ""), .. choices.Groups(Actor)];
        if (id is null)
        {
            return MayEdit;
        }

        var found = widgets.Get(Actor, id.Value);
        Widget = found.Value;
        return !found.IsRefused;
    }
}
