using System.Security.Claims;
using System.Text.Encodings.Web;
using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Auth;

/// <summary>Signs in by a visitor token.</summary>
internal sealed class VisitorHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IVisitorTokens visitors) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token || token.StartsWith(ApiTokenFormat.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        if (await visitors.FindAsync(token, Context.RequestAborted) is not { } visitor)
            return AuthenticateResult.Fail("unknown token");
        var identity = new ActorIdentity(visitor.Actor, Scheme.Name, visitor.Locale) { WidgetId = visitor.WidgetId, VisitorTokenId = visitor.TokenId };
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
