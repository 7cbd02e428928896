using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Channels;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>
/// Visitor tokens: 256 random bits, kept as their SHA-256, bound to a widget and a customer, good for 180 days after their
/// last use. What a token stands for is remembered for a minute, because every message asks.
/// </summary>
public sealed class VisitorTokens : IVisitorTokens, IDisposable
{
    /// <summary>On the event log: every token of the customer in its scope has ended.</summary>
    public const string Revoked = "visitor.revoked";

    internal static TimeSpan Lifetime { get; } = TimeSpan.FromDays(180);

    // Moving the expiry with every call would be a write for every read.
    private static readonly TimeSpan SlideEvery = TimeSpan.FromHours(12);

    // What nobody tells of (a customer's language, the end of a token's time) is seen after this long at the latest.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private const int MaxRemembered = 20_000;

    private const string Select = """
        select t.id as Id, t.widget_id as WidgetId, t.customer_id as CustomerId, t.subject as Subject, t.last_seen_at as LastSeenAt, t.expires_at as ExpiresAt,
               w.channel_account_id as ChannelAccountId, w.group_id as GroupId, c.locale as Locale
        from visitor_tokens t join widgets w on w.id = t.widget_id join customers c on c.id = t.customer_id
        where t.revoked_at is null and t.expires_at > @now and w.enabled = 1
        """;

    private readonly IDatabase _database;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;
    private readonly IDisposable _listener;
    private readonly ConcurrentDictionary<string, (VisitorCaller Caller, long Until, long Generation)> _remembered = new(StringComparer.Ordinal);
    private long _generation;

    public VisitorTokens(IDatabase database, IEventLog events, AuditLog audit, TimeProvider clock)
    {
        _database = database;
        _audit = audit;
        _clock = clock;
        _listener = events.Listen(batch =>
        {
            // A widget or its account may have been turned off.
            if (batch.Any(record => record.Type is ChannelEvents.Changed or Revoked))
                Forget();
        });
    }

    /// <inheritdoc />
    public ValueTask<VisitorCaller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = OpaqueToken.Hash(token);
        return _remembered.TryGetValue(hash, out var known) && known.Generation == Interlocked.Read(ref _generation) && Now() < known.Until
            ? ValueTask.FromResult<VisitorCaller?>(known.Caller)
            : ReadAsync(hash, cancellationToken);
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>The visitor of a token that opened a connection; null when it is revoked or has expired.</summary>
    public VisitorCaller? ById(long tokenId) => _database.Read(connection =>
        connection.QuerySingleOrDefault<VisitorTokenRow>(Select + " and t.id = @tokenId", new { tokenId, now = Now() })) is { } row ? Caller(row) : null;

    /// <summary>
    /// Ends every token of a customer: whoever holds one begins as a stranger, and open connections are closed. Needs
    /// <c>customers.edit</c>, and scope to edit. Refused: forbidden, not_found.
    /// </summary>
    public async Task<Refusal?> RevokeAsync(Actor actor, long customerId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersEdit))
            return Refusal.Forbidden(Permissions.CustomersEdit);
        var refusal = await _database.WriteAsync(
            session =>
            {
                var connection = session.Connection;
                var parameters = new DynamicParameters(new { customerId });
                if (connection.ExecuteScalar<long?>($"select cu.id from customers cu where cu.id = @customerId and {CustomerVisibility.EditSql(actor, parameters)}", parameters) is null)
                    return Refusal.NotFound;
                connection.Execute(
                    "update visitor_tokens set revoked_at = @now where customer_id = @customerId and revoked_at is null", new { customerId, now = Now() });
                _audit.Append(session, actor, "customer.tokensRevoked", "customer", customerId);
                session.Append(new NewEvent(
                    Revoked,
                    new EventScope(CustomerId: customerId),
                    string.Create(CultureInfo.InvariantCulture, $$"""{"customerId":{{customerId}}}""")));
                return null;
            },
            cancellationToken);
        Forget();
        return refusal;
    }

    internal static VisitorTokenRow? Find(DbConnection connection, string token, long now) => FindByHash(connection, OpaqueToken.Hash(token), now);

    internal static void Insert(IWriteSession session, string token, long widgetId, long customerId, string? subject, long now) =>
        session.Connection.Execute(
            """
            insert into visitor_tokens (token_hash, widget_id, customer_id, subject, created_at, last_seen_at, expires_at)
            values (@hash, @widgetId, @customerId, @subject, @now, @now, @expires)
            """,
            new { hash = OpaqueToken.Hash(token), widgetId, customerId, subject, now, expires = now + (long)Lifetime.TotalMilliseconds });

    internal static VisitorCaller Caller(VisitorTokenRow row, string client = "pc") =>
        new(row.Id, row.WidgetId, Actor.Visitor(row.CustomerId, row.ChannelAccountId, client), row.Locale, DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt));

    private static VisitorTokenRow? FindByHash(DbConnection connection, string hash, long now) =>
        connection.QuerySingleOrDefault<VisitorTokenRow>(Select + " and t.token_hash = @hash", new { hash, now });

    private async ValueTask<VisitorCaller?> ReadAsync(string hash, CancellationToken cancellationToken)
    {
        var now = Now();

        // The generation is taken before the read: a change that commits in between leaves what was read stale.
        var current = Interlocked.Read(ref _generation);
        if (_database.Read(connection => FindByHash(connection, hash, now)) is not { } row)
        {
            _remembered.TryRemove(hash, out _);
            return null;
        }

        if (now - row.LastSeenAt > (long)SlideEvery.TotalMilliseconds)
            await SlideAsync(row.Id, now, cancellationToken);
        var caller = Caller(row);
        if (_remembered.Count >= MaxRemembered)
            _remembered.Clear();
        _remembered[hash] = (caller, Math.Min(now + (long)Remembered.TotalMilliseconds, row.ExpiresAt), current);
        return caller;
    }

    private void Forget() => Interlocked.Increment(ref _generation);

    private async ValueTask SlideAsync(long id, long now, CancellationToken cancellationToken)
    {
        try
        {
            await _database.WriteAsync(
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

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
