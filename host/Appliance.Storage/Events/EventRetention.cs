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
    ILogger<EventRetention> logger) : IUpkeep
{
    private readonly string[] _followers = [.. followers.Select(follower => follower.Name)];

    public string Name => "events";

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

        // Slice by slice as elsewhere, but whoever resumes must know after each of them where the log begins now.
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
                        new { before, limit, slice = SlicedWrites.Slice });
                    return (count, EventLog.FirstReadable(session.Connection));
                },
                cancellationToken,
                WriteLane.Bulk).ConfigureAwait(false);
            feed.Oldest = oldest;
            deleted += count;
            if (count < SlicedWrites.Slice)
                return deleted;
        }
    }
}
