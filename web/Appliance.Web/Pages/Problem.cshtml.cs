using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages;

/// <summary>Runs in the place of a page that was refused, not found, or failed.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel(PageKit kit, PermissionHolders holders) : ActorPage(kit)
{
    private readonly PageKit _kit = kit;

    public int Status { get; private set; }

    public string? Explanation { get; private set; }

    /// <summary>The right that is missing, in words; null when it is not about one.</summary>
    public string? Missing { get; private set; }

    /// <summary>The names of those who may give it, at most five.</summary>
    public IReadOnlyList<string> Givers { get; private set; } = [];

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Status = status;
        Response.StatusCode = status is >= 400 and < 600 ? status : 404;
        var refusal = PageRefusal.Of(HttpContext);
        var code = refusal?.Code ?? status switch { 404 => "not_found", 400 => "antiforgery", 403 => "forbidden", _ => "internal" };
        Explanation = _kit.Problems.Detail(Texts.Language, code);
        if (refusal is { Kind: RefusalKind.Forbidden, Errors: { } errors } && errors.TryGetValue("permission", out var names))
        {
            var permission = PermissionRegistry.All.FirstOrDefault(text => text.Name == names[0]);
            Missing = permission?.Text.GetValueOrDefault(Texts.Language) ?? names[0];
            Givers = holders.Names(Permissions.RolesEdit, 5);
        }
    }
}
