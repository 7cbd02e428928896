using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Storage;

namespace Appliance.Core.Customers;

/// <summary>Begins a visit: knows a visitor again, or makes a new one.</summary>
public sealed class VisitorSessions(IDatabase database, CustomerService customers, WidgetService widgets, PageViews pages, TimeProvider clock)
{
    /// <summary>
    /// Opens the session of one browser on one widget. A token of another widget, a revoked or an expired one counts as none.
    /// A signed user is the customer of that user alone: when the signed user of a token changes or goes, the token is left
    /// behind and nothing of the former customer is shown. Refused: user_token_invalid (422), invalid (400).
    /// </summary>
    public async Task<Result<VisitorSession>> OpenAsync(WidgetView widget, VisitorSessionRequest request, string client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(widget);
        ArgumentNullException.ThrowIfNull(request);
        UserTokenClaims? claims = null;
        if (!string.IsNullOrEmpty(request.UserToken))
        {
            claims = widgets.Secret(widget.Id) is { } secret ? UserTokens.Check(request.UserToken, secret, clock.GetUtcNow()) : null;
            if (claims is null)
                return Refusal.Refused("user_token_invalid");
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var known = string.IsNullOrEmpty(request.Token) ? null : database.Read(connection => VisitorTokens.Find(connection, request.Token, now));
        if (known is not null && (known.WidgetId != widget.Id || known.Subject != claims?.Subject))
            known = null;
        var token = known is null ? OpaqueToken.New() : request.Token!;
        var customerId = known?.CustomerId ?? 0;
        if (known is null || claims is not null)
        {
            customerId = await database.WriteAsync(
                session =>
                {
                    var customer = known?.CustomerId ?? Begin(session, widget, request, claims, token, now);
                    if (claims is not null)
                        customers.Verify(session, customer, claims.Profile);
                    return customer;
                },
                cancellationToken);
        }

        var actor = Actor.Visitor(customerId, widget.ChannelAccountId, client);
        if (request.Profile is { } profile)
        {
            var stated = await customers.StateAsync(actor, profile, cancellationToken);
            if (stated.IsRefused)
                return stated.Refusal;
        }

        if (request.Page is { } page)
            await pages.NoteAsync(actor, widget.Id, page, cancellationToken);
        var customer = customers.Get(Actor.System, customerId);
        return new VisitorSession(token, actor, customer.IsRefused ? null : customer.Value.Name);
    }

    private long Begin(IWriteSession session, WidgetView widget, VisitorSessionRequest request, UserTokenClaims? claims, string token, long now)
    {
        // A signed user is found again from any browser; an unsigned one is the browser's token alone.
        var externalId = claims is null ? "browser:" + OpaqueToken.Hash(token)[..32] : "user:" + claims.Subject;
        var locale = request.Locale is { Length: <= 35 } text ? text : null;
        var identity = customers.FindOrCreate(session, widget.ChannelAccountId, externalId, claims?.Profile.Name, locale);
        VisitorTokens.Insert(session, token, widget.Id, identity.CustomerId, claims?.Subject, now);
        return identity.CustomerId;
    }
}
