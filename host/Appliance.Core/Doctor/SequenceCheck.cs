using System.Data.Common;
using Appliance.Storage;
using Appliance.Storage.Doctor;
using Dapper;

namespace Appliance.Core.Doctor;

/// <summary>Messages count 1, 2, 3 … without gaps within a conversation, and the conversation knows the last.</summary>
internal sealed class SequenceCheck : IDoctorCheck
{
    public IEnumerable<Finding> Look(DbConnection connection, DataFolder folder)
    {
        var broken = connection.Query<(long Id, long Count, long Last, long Known)>(
            """
            select c.id, count(m.seq), coalesce(max(m.seq), 0), c.last_seq
            from conversations c left join messages m on m.conversation_id = c.id
            group by c.id
            having count(m.seq) <> c.last_seq or coalesce(max(m.seq), 0) <> c.last_seq or coalesce(min(m.seq), 1) <> 1
            order by c.id limit 100
            """);
        foreach (var (id, count, last, known) in broken)
        {
            yield return new Finding(
                "sequence_broken",
                FindingSeverity.Fault,
                $"Conversation {id} has {count} messages numbered up to {last}, and says that its last is {known}.",
                $"会话 {id} 有 {count} 条消息，编号到 {last}，而会话记录的最后编号是 {known}。");
        }
    }
}
