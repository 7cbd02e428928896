using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>How many wait in each group, for the figures that a monitor reads.</summary>
public sealed class QueueLengths(IDatabase database)
{
    private const int MostGroups = 400;

    /// <summary>Every group, also with nobody waiting; group 0 is what waits in none. At most 400.</summary>
    public IReadOnlyList<(long GroupId, int Waiting)> Read() => database.Read(connection =>
    {
        var waiting = connection.Query<(long Group, int Count)>(
            "select coalesce(group_id, 0), count(*) from conversations where state = 'waiting' group by group_id").ToDictionary(row => row.Group, row => row.Count);
        return connection.Query<long>("select id from agent_groups order by id limit @MostGroups", new { MostGroups })
            .Prepend(0).Select(group => (group, waiting.GetValueOrDefault(group))).ToList();
    });
}
