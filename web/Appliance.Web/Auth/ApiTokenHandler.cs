using System.Security.Claims;
using System.Text.Encodings.Web;
using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Auth;

/// <summary>Signs in by an API token.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ActorResolver actors) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token || !token.StartsWith(ApiTokenFormat.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        if (await actors.ByTokenAsync(token, Context.RequestAborted) is not { } found)
            return AuthenticateResult.Fail("unknown token");
        var identity = new ActorIdentity(found.Actor with { Address = Context.GetCallerInfo().Address }, Scheme.Name, found.Locale);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
