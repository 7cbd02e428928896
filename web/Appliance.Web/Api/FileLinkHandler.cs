using System.Security.Claims;
using System.Text.Encodings.Web;
using Appliance.Core;
using Appliance.Web.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Api;

/// <summary>
/// Lets a request with a signed query through to the file endpoint, which alone lists this scheme and checks the signature
/// against the file. The caller is a visitor that does not exist: there is nothing that it may see.
/// </summary>
internal sealed class FileLinkHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "FileLink";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Query["signature"].Count == 0)
            return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ActorIdentity(Actor.Visitor(0, 0, "api"), Name, locale: null);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }
}
