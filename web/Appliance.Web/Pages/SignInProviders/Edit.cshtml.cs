using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>One way to sign in: what to copy where, who gets in, which groups have which roles, and a trial.</summary>
[RequirePermission(Permissions.SignInProvidersView)]
public sealed class EditModel(PageKit kit, ProviderService providers, ProviderTrials trials, PublicAddress address, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public ProviderForm Form { get; set; } = new();

    [BindProperty]
    public string? TryLogin { get; set; }

    [BindProperty]
    public string? TryPassword { get; set; }

    public ProviderView Provider { get; private set; } = null!;

    public TrialView? Trial { get; private set; }

    public Uri ReturnAddress => ExternalAddress.Of(address, Request, Provider.Id);

    public bool MayEdit => May(Permissions.SignInProvidersEdit) && Provider.Running;

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sources => [.. LoginSources.All.Select(source => new SelectListItem(ProviderWords.Source(source, Texts), source))];

    public IActionResult OnGet(string id) => Load(id, fill: true) is { } refusal ? Refused(refusal) : Page();

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (Load(id, fill: false) is { } refusal)
        {
            return Refused(refusal);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var saved = await providers.SaveAsync(Actor, id, Form.ToPolicy(), cancellationToken);
        return saved.IsRefused ? Refused(saved.Refusal) : Finish(Texts["已保存。"], $"/settings/sign-in/{id}");
    }

    public async Task<IActionResult> OnPostTryAsync(string id, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Load(id, fill: true) is { } refusal)
        {
            return Refused(refusal);
        }

        var tried = await trials.TryAsync(Actor, id, TryLogin ?? "", TryPassword, cancellationToken);
        TryPassword = null;
        if (tried.IsRefused)
        {
            return Refused(tried.Refusal, "");
        }

        Trial = new TrialView(tried.Value, choices.RoleNames(Actor));
        return Page();
    }

    private Refusal? Load(string id, bool fill)
    {
        var found = providers.Get(Actor, id);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        Provider = found.Value;
        Roles = choices.Roles(Actor);
        Groups = choices.Groups(Actor);
        Departments = [new(Texts["不指定"], ""), .. choices.DepartmentTree(Actor)];
        Templates = [new(Texts["不用模板"], ""), .. choices.Templates(Actor)];
        if (fill)
        {
            Form = ProviderForm.Of(Provider.Policy);
        }

        Form.AddSpareRows();
        return null;
    }
}
