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
public sealed class HubTickets(IDataProtectionProvider protection, ActorResolver actors, VisitorTokens visitors, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly IDataProtector _protector = protection.CreateProtector("Appliance.Hubs.Ticket.v1");

    /// <summary>A ticket for an agent, by cookie or token.</summary>
    public string ForAgent(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Seal(actor.Kind == ActorKind.Token ? 't' : 's', actor.SessionId, actor.AgentId);
    }

    /// <summary>A ticket for a visitor.</summary>
    public string ForVisitor(long visitorTokenId) => Seal('v', visitorTokenId, 0);

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
        if (clock.GetUtcNow().ToUnixTimeMilliseconds() >= long.Parse(parts[3], CultureInfo.InvariantCulture))
            return null;
        var nothing = new HashSet<string>();
        return parts[0] switch
        {
            "v" => visitors.ById(id) is { } visitor ? new HubCaller(visitor.Actor, id) : null,
            "t" => actors.Refresh(Actor.Token(agentId, id, nothing, DataScope.None)) is { } program ? new HubCaller(program, null) : null,
            _ => actors.Refresh(Actor.Agent(agentId, id, nothing, DataScope.None, "pc")) is { } agent ? new HubCaller(agent, null) : null,
        };
    }

    private string Seal(char kind, long? id, long? agentId) => _protector.Protect(string.Create(
        CultureInfo.InvariantCulture, $"{kind}:{id}:{agentId}:{(clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()}"));
}
