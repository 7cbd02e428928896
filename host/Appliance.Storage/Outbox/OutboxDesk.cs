using Appliance.Storage.Writing;
using Dapper;

namespace Appliance.Storage.Outbox;

/// <summary>For the page that shows what could not be delivered, and lets a person send it again.</summary>
public sealed class OutboxDesk(IDatabase database, TimeProvider time)
{
    /// <summary>Entries by state.</summary>
    public OutboxSummary Summary() => database.Read(connection =>
    {
        var pending = connection.ExecuteScalar<long>("select count(*) from outbox where state = 'pending'");
        var sending = connection.ExecuteScalar<long>("select count(*) from outbox where state = 'sending'");
        var problems = connection.Query<(string State, long Count)>(
            "select state, count(*) from outbox where state in ('failed', 'ambiguous', 'dead') group by state").ToDictionary();
        return new OutboxSummary(pending, sending, problems.GetValueOrDefault("failed"), problems.GetValueOrDefault("ambiguous"), problems.GetValueOrDefault("dead"));
    });

    /// <summary>Entries that did not end well, the newest first, with ids below <paramref name="before"/> (null for the first page); at most 200.</summary>
    public IReadOnlyList<OutboxProblem> Problems(long? before, int limit) => database.Read(connection => connection.Query<OutboxProblem>(
        """
        select id, kind, idempotency_key as IdempotencyKey, order_key as OrderKey, state, attempts, reason, created_at as CreatedAt, settled_at as SettledAt
        from outbox where state in ('failed', 'ambiguous', 'dead') and id < @before order by id desc limit @limit
        """,
        new { before = before ?? long.MaxValue, limit = Math.Clamp(limit, 1, 200) }).ToList());

    /// <summary>
    /// The same in a write of the caller's, by the entry's key. False when there is none such: it went well, or is too old
    /// to be kept.
    /// </summary>
    public bool SendAgain(IWriteSession session, string kind, string idempotencyKey)
    {
        var changed = session.Connection.Execute(
            """
            update outbox set state = 'pending', attempts = 0, due_at = @now, settled_at = null, reason = null
            where kind = @kind and idempotency_key = @idempotencyKey and state in ('failed', 'ambiguous', 'dead')
            """,
            new { kind, idempotencyKey, now = time.GetUtcNow().ToUnixTimeMilliseconds() });
        if (changed > 0)
            ((WriteSession)session).RingOutbox();
        return changed > 0;
    }

    /// <summary>Sends an entry that did not end well once more, under the same idempotency key, with fresh tries. False when there is none such.</summary>
    public Task<bool> SendAgainAsync(long id, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var changed = session.Connection.Execute(
                """
                update outbox set state = 'pending', attempts = 0, due_at = @now, settled_at = null, reason = null
                where id = @id and state in ('failed', 'ambiguous', 'dead')
                """,
                new { id, now = time.GetUtcNow().ToUnixTimeMilliseconds() });
            if (changed > 0)
                ((WriteSession)session).RingOutbox();
            return changed > 0;
        },
        cancellationToken);
}
