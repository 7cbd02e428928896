using System.Security.Claims;
using System.Text.Encodings.Web;
using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Auth;

/// <summary>Signs in by the session cookie.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ActorResolver actors) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A program that shows a bearer token means it: a cookie beside it must not lend it more.
        if (Request.Headers.Authorization.Count > 0 || !Request.Cookies.TryGetValue(SessionCookies.Session, out var token) || token.Length == 0)
            return AuthenticateResult.NoResult();
        if (await actors.BySessionAsync(token, Context.GetCallerInfo().Address, Context.RequestAborted) is not { } session)
            return AuthenticateResult.NoResult();
        if (session is { Slid: true, Persistent: true } && !Response.HasStarted)
            SessionCookies.Write(Context, token, session.XsrfToken, persistent: true);
        var identity = new ActorIdentity(session.Actor with { Address = Context.GetCallerInfo().Address }, Scheme.Name, session.Locale)
        {
            XsrfToken = session.XsrfToken,
            VerifiedAt = session.VerifiedAt,
            MustSetUpFactor = session.MustSetUpFactor,
        };
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
