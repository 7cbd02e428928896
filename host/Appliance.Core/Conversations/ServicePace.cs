using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// How fast a group serves, from what it has done lately: what a visitor is told to expect. Each figure is computed once
/// and kept for a while, because every opened widget asks.
/// </summary>
public sealed class ServicePace(TimeProvider time)
{
    // Fewer than these are chance, not pace.
    private const int FewestKnown = 5;
    private const int MostResponses = 500;
    private static readonly TimeSpan ResponseWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan QueueWindow = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestStay = TimeSpan.FromHours(12);
    private static readonly TimeSpan ResponseKept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan QueueKept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, (long At, int? Minutes)> _responses = new();
    private readonly ConcurrentDictionary<long, (long At, int Served)> _served = new();

    /// <summary>
    /// Median minutes, at least 1, from the customer's first message to a person's first answer, over the newest 500
    /// conversations of the last seven days; null for fewer than five.
    /// </summary>
    public int? ReplyMinutes(DbConnection connection, long? groupId)
    {
        if (groupId is not { } group)
            return null;
        var now = time.Milliseconds();
        if (!_responses.TryGetValue(group, out var known) || now - known.At > (long)ResponseKept.TotalMilliseconds)
            _responses[group] = known = (now, Median(connection, group, now - (long)ResponseWindow.TotalMilliseconds));
        return known.Minutes;
    }

    /// <summary>
    /// Seconds until the conversation at this place (1 is next) will be served, should the group go on as in the last
    /// half hour; null when it has served fewer than five in it.
    /// </summary>
    public int? WaitSeconds(DbConnection connection, long? groupId, int place)
    {
        if (groupId is not { } group)
            return null;
        var now = time.Milliseconds();
        if (!_served.TryGetValue(group, out var known) || now - known.At > (long)QueueKept.TotalMilliseconds)
            _served[group] = known = (now, Served(connection, group, now));
        return known.Served < FewestKnown ? null : (int)Math.Ceiling(place * QueueWindow.TotalSeconds / known.Served);
    }

    private static int? Median(DbConnection connection, long group, long since)
    {
        var waits = connection.Query<long>(
            """
            select first_response_at - coalesce(first_customer_message_at, started_at) from service_episodes
            where started_at >= @since and group_id = @group and started_by = 'customer' and first_response_at is not null
            order by started_at desc limit @limit
            """,
            new { since, group, limit = MostResponses }).Order().ToList();
        return waits.Count < FewestKnown
            ? null
            : Math.Max(1, (int)Math.Ceiling(TimeSpan.FromMilliseconds(waits[waits.Count / 2]).TotalMinutes));
    }

    // What left the queue towards an agent; who gave up or was moved on tells nothing of the pace.
    private static int Served(DbConnection connection, long group, long now) => connection.ExecuteScalar<int>(
        """
        select count(*) from queue_stays
        where group_id = @group and entered_at >= @entered and left_at >= @left and why in ('automatic', 'accepted', 'taken_over')
        """,
        new
        {
            group,
            entered = now - (long)LongestStay.TotalMilliseconds,
            left = now - (long)QueueWindow.TotalMilliseconds,
        });
}
