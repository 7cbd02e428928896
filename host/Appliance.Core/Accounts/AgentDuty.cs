using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>
/// What routing sorts by stands in the agent's row: what they have chosen, since when they serve nobody, when they last
/// were given a conversation. Presence and Conversations say when it changes.
/// </summary>
internal static class AgentDuty
{
    public static void Choose(DbConnection connection, long agentId, string presence, bool reception, long now) => connection.Execute(
        "update agents set presence = @presence, reception = @reception, presence_changed_at = @now where id = @agentId",
        new { agentId, presence, reception = reception ? 1 : 0, now });

    public static void BeginIdle(DbConnection connection, long agentId, long now) =>
        connection.Execute("update agents set idle_since = @now where id = @agentId", new { agentId, now });

    public static void Assigned(DbConnection connection, long agentId, long now) =>
        connection.Execute("update agents set last_assigned_at = @now where id = @agentId", new { agentId, now });
}
