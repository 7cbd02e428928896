using System.Security.Claims;
using Appliance.Core;
using Appliance.Web.Auth;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Http;

/// <summary>Who asks.</summary>
public static class HttpContextActor
{
    /// <summary>The caller of an endpoint that demands a permission.</summary>
    /// <exception cref="InvalidOperationException">The endpoint allows anonymous callers and this is one.</exception>
    public static Actor GetActor(this HttpContext context) =>
        context.FindActor() ?? throw new InvalidOperationException("The endpoint demands no permission, so there may be no actor.");

    /// <summary>The caller; null for an anonymous one.</summary>
    public static Actor? FindActor(this HttpContext context) => context.User.FindActor();

    /// <summary>The caller of a connection (<c>Hub.Context.User</c>); null for an anonymous one.</summary>
    public static Actor? FindActor(this ClaimsPrincipal user) => user.FindIdentity()?.Caller;

    /// <summary>The caller with how they came in; null for an anonymous one.</summary>
    public static ActorIdentity? FindIdentity(this ClaimsPrincipal user) => user.Identities.OfType<ActorIdentity>().FirstOrDefault();
}
