using System.Globalization;
using System.Security.Cryptography;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Microsoft.AspNetCore.DataProtection;

namespace Appliance.Web.Hubs;

/// <summary>
/// Tickets that open hub connections for 60 s: a browser's WebSocket cannot carry a header, and a query ends up in logs,
/// where a ticket is worth nothing a minute later. They are sealed, not stored, so that any node can read them; whose
/// session or token has ended meanwhile is refused all the same.
/// </summary>
public sealed class HubTickets(IDataProtectionProvider protection, ActorResolver actors, VisitorTokens visitors)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Appliance.Hubs.Ticket.v1").ToTimeLimitedDataProtector();

    /// <summary>A ticket for an agent, by cookie or token.</summary>
    public string ForAgent(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return _protector.Protect(
            string.Create(CultureInfo.InvariantCulture, $"{(actor.Kind == ActorKind.Token ? 't' : 's')}:{actor.SessionId}:{actor.AgentId}"), Lifetime);
    }

    /// <summary>A ticket for a visitor.</summary>
    public string ForVisitor(long visitorTokenId) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"v:{visitorTokenId}:0"), Lifetime);

    /// <summary>Who may connect with this ticket, with today's rights; null when it is forged or has run out.</summary>
    internal HubCaller? Open(string ticket)
    {
        string[] parts;
        try
        {
            parts = _protector.Unprotect(ticket).Split(':');
        }
        catch (CryptographicException)
        {
            return null;
        }

        var id = long.Parse(parts[1], CultureInfo.InvariantCulture);
        var agentId = long.Parse(parts[2], CultureInfo.InvariantCulture);
        var nothing = new HashSet<string>();
        return parts[0] switch
        {
            "v" => visitors.ById(id) is { } visitor ? new HubCaller(visitor.Actor, id) : null,
            "t" => actors.Refresh(Actor.Token(agentId, id, nothing, DataScope.None)) is { } program ? new HubCaller(program, null) : null,
            _ => actors.Refresh(Actor.Agent(agentId, id, nothing, DataScope.None, "pc")) is { } agent ? new HubCaller(agent, null) : null,
        };
    }
}
