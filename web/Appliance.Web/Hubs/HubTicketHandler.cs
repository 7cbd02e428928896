using System.Security.Claims;
using System.Text.Encodings.Web;
using Appliance.Web.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Hubs;

/// <summary>Signs a connection in by its ticket: <c>access_token</c> of the query or, where headers can be sent, the bearer.</summary>
internal sealed class HubTicketHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    HubTickets tickets) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Agents = "AgentHubTicket";
    public const string Visitors = "VisitorHubTicket";
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        var ticket = Request.Query["access_token"].ToString();
        var header = Request.Headers.Authorization.ToString();
        if (ticket.Length == 0 && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            ticket = header[Bearer.Length..].Trim();
        if (ticket.Length == 0)
            return AuthenticateResult.NoResult();
        if (tickets.Open(ticket) is not { } caller || caller.VisitorTokenId is not null != (Scheme.Name == Visitors))
            return AuthenticateResult.Fail("unknown ticket");
        var identity = new ActorIdentity(caller.Actor, Scheme.Name, locale: null) { VisitorTokenId = caller.VisitorTokenId };
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
