using Dapper;

namespace Appliance.Storage.Outbox;

/// <summary>The outbox table. An entry is due when it is pending, its time has come, and none with its order key stands before it.</summary>
internal sealed class OutboxStore(IDatabase database, TimeProvider time)
{
    private const string Columns = "id, kind, idempotency_key as IdempotencyKey, order_key as OrderKey, payload, attempts, created_at as CreatedAt";

    private const string Heads =
        """
        select o.id, o.due_at from outbox o
        where o.state = 'pending' and o.kind in @kinds
        and (o.order_key is null or not exists (
            select 1 from outbox p where p.order_key = o.order_key and p.id < o.id and p.state in ('pending', 'sending')))
        """;

    /// <summary>Marks due entries as being sent, which is on the disk before the first byte leaves, and returns them.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> ClaimAsync(string[] kinds, int limit, CancellationToken cancellationToken)
    {
        var now = Now();
        var rows = await database.WriteAsync(
            session => session.Connection.Query<OutboxRow>(
                $"""
                update outbox set state = 'sending', attempts = attempts + 1
                where id in (select id from ({Heads} and o.due_at <= @now order by o.due_at, o.id limit @limit))
                returning {Columns}
                """,
                new { kinds, now, limit }).ToList(),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.Id).Select(row => row.ToEntry())];
    }

    /// <summary>When the next entry comes due; null when none waits for its time alone.</summary>
    public DateTimeOffset? NextDue(string[] kinds) => database.Read(connection =>
        connection.ExecuteScalar<long?>($"select due_at from ({Heads} order by o.due_at, o.id limit 1)", new { kinds }) is { } due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : (DateTimeOffset?)null);

    /// <summary>Entries whose try had begun when the program ended.</summary>
    public IReadOnlyList<OutboxEntry> Interrupted(string[] kinds) => database.Read(connection =>
        connection.Query<OutboxRow>($"select {Columns} from outbox where state = 'sending' and kind in @kinds order by id limit 1000", new { kinds })
            .Select(row => row.ToEntry())
            .ToList());

    /// <summary>Puts an entry back for another try.</summary>
    public static void Postpone(IWriteSession session, long id, DateTimeOffset due, string? reason) => session.Connection.Execute(
        "update outbox set state = 'pending', due_at = @due, reason = @reason where id = @id and state = 'sending'",
        new { id, due = due.ToUnixTimeMilliseconds(), reason });

    /// <summary>Puts an entry back that was not tried: it has as many tries left as before.</summary>
    public static void PutBack(IWriteSession session, long id, DateTimeOffset due, string? reason) => session.Connection.Execute(
        "update outbox set state = 'pending', attempts = attempts - 1, due_at = @due, reason = @reason where id = @id and state = 'sending'",
        new { id, due = due.ToUnixTimeMilliseconds(), reason });

    /// <summary>Ends an entry: done, failed, ambiguous or dead.</summary>
    public void Settle(IWriteSession session, long id, string state, string? reason) => session.Connection.Execute(
        "update outbox set state = @state, reason = @reason, settled_at = @now where id = @id and state = 'sending'",
        new { id, state, reason, now = Now() });

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
