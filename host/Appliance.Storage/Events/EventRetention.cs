using Dapper;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Events;

/// <summary>Deletes events past their time, in slices on the bulk lane; what a follower has not taken in yet stays.</summary>
internal sealed class EventRetention(
    IDatabase database,
    CommitFeed feed,
    IEnumerable<IEventFollower> followers,
    StorageOptions options,
    TimeProvider time,
    ILogger<EventRetention> logger)
{
    private const int Slice = 500;

    private readonly string[] _followers = [.. followers.Select(follower => follower.Name)];

    /// <summary>Deletes what is due. Returns how many events went.</summary>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var before = (time.GetUtcNow() - options.EventRetention).ToUnixTimeMilliseconds();
        var (limit, held) = database.Read(connection =>
        {
            // The newest event stays, so that no cursor is ever given twice.
            var head = connection.ExecuteScalar<long?>("select max(cursor) from events") ?? 0;
            var slowest = _followers.Length == 0
                ? null
                : connection.ExecuteScalar<long?>("select min(cursor) from follower_cursors where name in @names", new { names = _followers });
            var next = connection.ExecuteScalar<long?>("select at from events where cursor > @slowest order by cursor limit 1", new { slowest = slowest ?? head });
            return (Math.Min(head - 1, slowest ?? head), next < before);
        });
        if (held)
            logger.LogWarning("A follower is so far behind (cursor {Cursor}) that events past their time are kept for it", limit);

        long deleted = 0;
        while (true)
        {
            var (count, oldest) = await database.WriteAsync(
                session =>
                {
                    var count = session.Connection.Execute(
                        """
                        delete from events where at < @before and cursor <= @limit
                        and cursor in (select cursor from events order by cursor limit @slice)
                        """,
                        new { before, limit, slice = Slice });
                    return (count, EventLog.FirstReadable(session.Connection));
                },
                cancellationToken,
                WriteLane.Bulk).ConfigureAwait(false);
            feed.Oldest = oldest;
            deleted += count;
            if (count < Slice)
                return deleted;
        }
    }
}
