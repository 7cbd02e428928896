using Appliance.Core.Accounts;
using Appliance.Core.Accounts.External;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>Ways to sign in besides the passwords kept here.</summary>
[RequirePermission(Permissions.SignInProvidersView)]
public sealed class IndexModel(PageKit kit, ProviderService providers) : ActorPage(kit)
{
    public IReadOnlyList<ProviderView> Providers { get; private set; } = [];

    public IActionResult OnGet()
    {
        var found = providers.List(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Providers = found.Value;
        return Page();
    }
}
