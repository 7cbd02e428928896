using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Me;

/// <summary>One's own second factors: authenticator app, passkeys, recovery codes. Here, too, is led who must have one and has none.</summary>
[RequirePermission(Permissions.Self)]
[AllowBeforeSecondFactor]
[RequireStepUp]
public sealed class SecondFactorModel(PageKit kit, SecondFactorService service, PasskeyService passkeys, PasskeySites sites) : ActorPage(kit)
{
    private const string Address = "/me/second-factor";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public SecondFactorsView Factors { get; private set; } = new(false, null, [], 0);

    /// <summary>The app that is being set up.</summary>
    public NewTotp? Setup { get; private set; }

    /// <summary>Recovery codes, once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>Where one wanted to go; an address outside of this server is none.</summary>
    public string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    public IActionResult OnGet() => Show();

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken)
    {
        var begun = await service.BeginTotpAsync(Actor, cancellationToken);
        if (begun.IsRefused)
            return Fail(begun.Refusal);
        Setup = begun.Value;
        return Show();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string? code, CancellationToken cancellationToken)
    {
        var added = await service.ConfirmTotpAsync(Actor, code ?? "", cancellationToken);
        if (!added.IsRefused)
            return Added(added.Value.RecoveryCodes, Texts["验证器已开启，下次登录时会用到。"]);
        Setup = service.TotpBegun(Actor).Value;
        return Fail(added.Refusal);
    }

    public async Task<IActionResult> OnPostRemoveTotpAsync(CancellationToken cancellationToken) =>
        await service.RemoveTotpAsync(Actor, cancellationToken) is { } refusal ? Fail(refusal) : Finish(Texts["验证器已移除。"], Address);

    public async Task<IActionResult> OnPostAddPasskeyAsync(string? name, string? credential, string? state, CancellationToken cancellationToken)
    {
        var added = await passkeys.AddAsync(Actor, new PasskeyAnswer(credential ?? "", state ?? ""), name ?? "", sites.Of(HttpContext), cancellationToken);
        return added.IsRefused ? Fail(added.Refusal) : Added(added.Value.RecoveryCodes, Texts["通行密钥已添加，可以用它登录了。"]);
    }

    public async Task<IActionResult> OnPostRenameAsync(long id, string? name, CancellationToken cancellationToken) =>
        await passkeys.RenameAsync(Actor, id, name ?? "", cancellationToken) is { } refusal ? Fail(refusal) : Finish(Texts["名称已修改。"], Address);

    public async Task<IActionResult> OnPostRemovePasskeyAsync(long id, CancellationToken cancellationToken) =>
        await service.RemovePasskeyAsync(Actor, id, cancellationToken) is { } refusal ? Fail(refusal) : Finish(Texts["通行密钥已移除。"], Address);

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken)
    {
        var codes = await service.RenewCodesAsync(Actor, cancellationToken);
        if (codes.IsRefused)
            return Fail(codes.Refusal);
        Codes = codes.Value;
        return Show();
    }

    /// <summary>In fours, as people read them to each other.</summary>
    public static string Spaced(string secret) => string.Join(' ', secret.Chunk(4).Select(part => new string(part)));

    private IActionResult Added(IReadOnlyList<string>? codes, string done)
    {
        if (codes is null)
            return Finish(done, ReturnUrl is null ? Address : Target);

        // Codes that are shown once must be seen before one goes on.
        Codes = codes;
        return Show();
    }

    private IActionResult Fail(Refusal refusal)
    {
        var answer = Refused(refusal, "");
        return answer is StatusCodeResult ? answer : Show();
    }

    private IActionResult Show()
    {
        var factors = service.Get(Actor);
        if (factors.IsRefused)
            return Refused(factors.Refusal);
        Factors = factors.Value;
        return Page();
    }
}
