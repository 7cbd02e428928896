using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.Cover;

/// <summary>The SQL of what is given until a time.</summary>
internal static class CoverStore
{
    /// <summary>What the agent has for a time alone at <paramref name="now"/>.</summary>
    public static LiveCover Live(DbConnection connection, long agentId, long now)
    {
        var rows = connection.Query<(string Kind, long ObjectId, long UntilAt)>(
            "select kind, object_id, until_at from temporary_rights where agent_id = @agentId and ended_at is null and until_at > @now",
            new { agentId, now }).AsList();
        return new LiveCover(
            [.. rows.Where(row => row.Kind == CoverKinds.Channel).Select(row => row.ObjectId)],
            rows.Count == 0 ? null : rows.Min(row => row.UntilAt));
    }
}
