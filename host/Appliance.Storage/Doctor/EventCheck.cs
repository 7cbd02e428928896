using System.Data.Common;
using Dapper;

namespace Appliance.Storage.Doctor;

/// <summary>The event log, its followers and the outbox.</summary>
internal sealed class EventCheck : IDoctorCheck
{
    public IEnumerable<Finding> Look(DbConnection connection, DataFolder folder)
    {
        var head = connection.ExecuteScalar<long?>("select max(cursor) from events") ?? 0;
        foreach (var (name, cursor) in connection.Query<(string, long)>("select name, cursor from follower_cursors where cursor > @head", new { head }))
        {
            yield return new Finding(
                "follower_ahead",
                FindingSeverity.Fault,
                $"Follower {name} stands at {cursor}, beyond the newest event {head}.",
                $"事件跟随者 {name} 位于 {cursor}，超过了最新事件 {head}。");
        }

        foreach (var (state, count) in connection.Query<(string, long)>(
            "select state, count(*) from outbox where state in ('failed', 'ambiguous', 'dead') group by state"))
        {
            yield return new Finding(
                "outbox_" + state,
                FindingSeverity.Note,
                $"{count} outbox entries are {state}.",
                $"发件箱中有 {count} 条记录处于 {state} 状态。");
        }
    }
}
