using System.Data.Common;
using Appliance.Core.Accounts;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>
/// Visitor tokens: 256 random bits, kept as their SHA-256, bound to a widget and a customer, good for 180 days after their
/// last use.
/// </summary>
public sealed class VisitorTokens(IDatabase database, TimeProvider clock) : IVisitorTokens
{
    internal static TimeSpan Lifetime { get; } = TimeSpan.FromDays(180);

    // Moving the expiry with every call would be a write for every read.
    private static readonly TimeSpan SlideEvery = TimeSpan.FromHours(12);

    private const string Select = """
        select t.id as Id, t.widget_id as WidgetId, t.customer_id as CustomerId, t.subject as Subject, t.last_seen_at as LastSeenAt,
               w.channel_account_id as ChannelAccountId, w.group_id as GroupId, c.locale as Locale
        from visitor_tokens t join widgets w on w.id = t.widget_id join customers c on c.id = t.customer_id
        where t.revoked_at is null and t.expires_at > @now and w.enabled = 1
        """;

    /// <inheritdoc />
    public async ValueTask<VisitorCaller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var now = Now();
        var found = database.Read(connection => Find(connection, token, now));
        if (found is null)
            return null;
        if (now - found.LastSeenAt > (long)SlideEvery.TotalMilliseconds)
            await SlideAsync(found.Id, now, cancellationToken);
        return Caller(found);
    }

    /// <summary>The visitor of a token that opened a connection; null when it is revoked or has expired.</summary>
    public VisitorCaller? ById(long tokenId) => database.Read(connection =>
        connection.QuerySingleOrDefault<VisitorTokenRow>(Select + " and t.id = @tokenId", new { tokenId, now = Now() })) is { } row ? Caller(row) : null;

    /// <summary>Ends every token of a customer: whoever holds one begins as a stranger.</summary>
    public Task RevokeAsync(long customerId, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Connection.Execute(
                "update visitor_tokens set revoked_at = @now where customer_id = @customerId and revoked_at is null", new { customerId, now = Now() });
        },
        cancellationToken);

    internal static VisitorTokenRow? Find(DbConnection connection, string token, long now) =>
        connection.QuerySingleOrDefault<VisitorTokenRow>(Select + " and t.token_hash = @hash", new { hash = OpaqueToken.Hash(token), now });

    internal static void Insert(IWriteSession session, string token, long widgetId, long customerId, string? subject, long now) =>
        session.Connection.Execute(
            """
            insert into visitor_tokens (token_hash, widget_id, customer_id, subject, created_at, last_seen_at, expires_at)
            values (@hash, @widgetId, @customerId, @subject, @now, @now, @expires)
            """,
            new { hash = OpaqueToken.Hash(token), widgetId, customerId, subject, now, expires = now + (long)Lifetime.TotalMilliseconds });

    internal static VisitorCaller Caller(VisitorTokenRow row, string client = "pc") =>
        new(row.Id, row.WidgetId, Actor.Visitor(row.CustomerId, row.ChannelAccountId, client), row.Locale);

    private async ValueTask SlideAsync(long id, long now, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                session =>
                {
                    session.Connection.Execute(
                        "update visitor_tokens set last_seen_at = @now, expires_at = @expires where id = @id",
                        new { id, now, expires = now + (long)Lifetime.TotalMilliseconds });
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is StorageBusyException or StorageFullException)
        {
            // Reading goes on; the next call moves the expiry.
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
