using System.Security.Cryptography;
using System.Text;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Presence;
using Appliance.Web.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;

namespace Appliance.Web.Http;

/// <summary>
/// Finds the caller and refuses, in this order: 401, 400 <c>antiforgery</c>, 403. It runs before the endpoint, so that
/// the body is not read for a caller who may not send one.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, TimeProvider clock, PresenceService presence)
{
    private static readonly Refusal SetUpFirst = new(RefusalKind.Forbidden, "second_factor_required");

    public async Task InvokeAsync(HttpContext context)
    {
        // What routing makes up itself (405) is no route, and has nothing to demand.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        var isPage = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        var isHub = endpoint.Metadata.GetMetadata<HubMetadata>() is not null;
        var declared = endpoint.Metadata.LastOrDefault(item => item is RequirePermissionAttribute or IAllowAnonymous);
        var demand = declared as RequirePermissionAttribute;
        if (demand is null && (declared is not null || !MustDeclare(context, isPage, isHub)))
        {
            // A page that anybody may read can still greet whom it knows. A change cannot: it would have no antiforgery check.
            if (isPage && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
                await AuthenticateAsync(context, [AuthSchemes.Session]);
            await next(context);
            return;
        }

        var refusal = await RefuseAsync(context, endpoint, demand, checkXsrf: !isPage && !isHub);
        if (refusal is null)
            await next(context);
        else if (isPage && refusal.Kind == RefusalKind.NotSignedIn)
            context.Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        else if (isPage && refusal == SetUpFirst)
            context.Response.Redirect("/me/second-factor?returnUrl=" + Uri.EscapeDataString(ReturnAddress(context.Request)));
        else if (isPage)
            PageRefusal.Set(context, refusal);
        else
            await refusal.ToProblem().ExecuteAsync(context);
    }

    private static bool MustDeclare(HttpContext context, bool isPage, bool isHub) =>
        isPage || isHub || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private async Task<Refusal?> RefuseAsync(HttpContext context, Endpoint endpoint, RequirePermissionAttribute? demand, bool checkXsrf)
    {
        var identity = await AuthenticateAsync(context, demand?.Schemes ?? [AuthSchemes.ApiToken, AuthSchemes.Session]);
        if (identity is null)
            return Refusal.NotSignedIn;
        if (checkXsrf && identity.XsrfToken is { } expected && Changes(context.Request) && !SameToken(context.Request, expected))
            return new Refusal(RefusalKind.Invalid, "antiforgery");

        if (identity.MustSetUpFactor && endpoint.Metadata.GetMetadata<AllowBeforeSecondFactorAttribute>() is null)
            return SetUpFirst;
        if (identity.Caller.AgentId is not null)
            presence.Called(identity.Caller);

        // Nothing declared: nobody may.
        if (demand is null)
            return Refusal.Forbidden("none");
        if (demand.Permission != Permissions.Self && !identity.Caller.May(demand.Permission))
            return Refusal.Forbidden(demand.Permission);

        // A page asks by itself, and goes on with the form that was sent.
        var isPage = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        return !isPage && endpoint.Metadata.GetMetadata<RequireStepUpAttribute>() is not null && StepUpWindow.IsOver(identity, clock)
            ? new Refusal(RefusalKind.Forbidden, "step_up_required")
            : null;
    }

    private static async Task<ActorIdentity?> AuthenticateAsync(HttpContext context, IReadOnlyList<string> schemes)
    {
        foreach (var scheme in schemes)
        {
            var result = await context.AuthenticateAsync(scheme);
            if (result.Failure is not null)
                return null;
            if (result.Principal?.FindIdentity() is not { } identity)
                continue;
            context.User = result.Principal;
            return identity;
        }
        return null;
    }

    /// <summary>A form that was sent is not sent again; its page is where one goes on.</summary>
    private static string ReturnAddress(HttpRequest request) => Changes(request) ? "/" : request.Path + request.QueryString;

    private static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method));

    private static bool SameToken(HttpRequest request, string expected) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers[SessionCookies.XsrfHeader].ToString()), Encoding.UTF8.GetBytes(expected));
}
