using System.Data.Common;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>A conversation's place in its group's queue: by priority, then arrival.</summary>
internal static class QueuePlaces
{
    /// <summary>1 for the next to be served; null when it does not wait.</summary>
    public static int? Of(DbConnection connection, long conversationId) =>
        connection.ExecuteScalar<int?>(
            """
            select (select count(*) from conversations o
                where o.state = 'waiting' and o.group_id = c.group_id
                    and (o.priority > c.priority or o.priority = c.priority
                        and (o.queue_order < c.queue_order or o.queue_order = c.queue_order and o.id <= c.id)))
            from conversations c where c.id = @conversationId and c.state = 'waiting'
            """,
            new { conversationId });
}
