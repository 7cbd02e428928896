using Appliance.Core.Accounts;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages;

/// <summary>The fresh proof of identity for pages that are only looked at (exports), which it leads back to.</summary>
[RequirePermission(Permissions.Self)]
[AllowBeforeSecondFactor]
public sealed class StepUpModel(PageKit kit, StepUp stepUp, PasskeySites sites) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public StepUpView Question { get; private set; } = null!;

    public void OnGet() => Ask(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (StepUpFilter.Proof(Request.Form, sites.Of(HttpContext)) is not { } proof)
        {
            Ask(null);
            return Page();
        }

        if (await stepUp.VerifyAsync(Actor, proof, HttpContext.GetCallerInfo(), cancellationToken) is not { } refusal)
            return LocalRedirect(Target);
        Ask(_kit.Problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code);
        Response.StatusCode = refusal.ToProblem().StatusCode ?? 401;
        return Page();
    }

    /// <summary>An address outside of this server is none.</summary>
    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    private void Ask(string? problem) =>
        Question = new StepUpView("/step-up", [new("ReturnUrl", Target)], stepUp.Ways(Actor), problem, Cancel: "/");
}
