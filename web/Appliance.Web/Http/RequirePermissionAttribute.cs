using Appliance.Web.Auth;

namespace Appliance.Web.Http;

/// <summary>
/// What an endpoint or page demands of its caller. An endpoint under /api, a hub or a page without it, and without
/// <c>AllowAnonymous</c>, is refused.
/// </summary>
/// <param name="permission">A name of <see cref="Core.Accounts.Permissions"/>; <c>self</c> for what concerns the caller alone.</param>
/// <param name="schemes">By what a caller may come in; nothing for agents, by cookie or API token.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(string permission, params string[] schemes) : Attribute
{
    private static readonly string[] Agents = [AuthSchemes.ApiToken, AuthSchemes.Session];

    public string Permission { get; } = permission;

    public IReadOnlyList<string> Schemes { get; } = schemes is [] ? Agents : schemes;
}
