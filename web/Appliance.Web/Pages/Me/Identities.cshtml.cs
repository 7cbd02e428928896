using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Appliance.Web.Pages.SignInProviders;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Me;

/// <summary>Directories and other sites that are joined to one's own account.</summary>
[RequirePermission(Permissions.Self)]
public sealed class IdentitiesModel(PageKit kit, IdentityService identities, ExternalSignIns external, PublicAddress address) : ActorPage(kit)
{
    public IReadOnlyList<IdentityView> Identities { get; private set; } = [];

    /// <summary>Other sites that are not joined yet.</summary>
    public IReadOnlyList<SignInButton> Others { get; private set; } = [];

    /// <summary>Where joining goes on. A link, because a form must not lead to another site.</summary>
    public Uri? GoOn { get; private set; }

    public void OnGet() => Load();

    [RequireStepUp]
    public async Task<IActionResult> OnPostLinkAsync(string provider, CancellationToken cancellationToken)
    {
        Load();
        var start = new ExternalStart(
            provider, ExternalPurposes.Link, Actor, ExternalAddress.Of(address, Request, provider), ExternalCookie.Ensure(HttpContext), ReturnUrl: null);
        var begun = await external.StartAsync(start, cancellationToken);
        if (begun.IsRefused)
        {
            return Refused(begun.Refusal, "");
        }

        GoOn = begun.Value;
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostRemoveAsync(long identity, CancellationToken cancellationToken)
    {
        if (await identities.RemoveAsync(Actor, Actor.AgentId ?? 0, identity, cancellationToken) is not { } refusal)
        {
            return Finish(Texts["已取消关联。"], "/me/identities");
        }

        Load();
        return Refused(refusal, "");
    }

    private void Load()
    {
        Identities = identities.List(Actor, Actor.AgentId ?? 0).Value ?? [];
        Others = [.. external.Buttons().Where(button => Identities.All(identity => identity.ProviderId != button.Id))];
    }
}
