using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Who looks after an account, for notices about it.</summary>
internal static class AccountManagers
{
    private const int Most = 20;

    /// <summary>
    /// Enabled agents, at most 20, who hold <paramref name="permission"/> at <paramref name="now"/> and within whose scope the
    /// account lies; never the account itself.
    /// </summary>
    public static IReadOnlyList<long> Of(DbConnection connection, long agentId, string permission, long now) =>
        [.. Holders(connection, permission, now).Where(holder => holder.AgentId != agentId && OrganizationScope.MayView(connection, holder, agentId)).Select(holder => holder.AgentId!.Value)];

    private static IEnumerable<Actor> Holders(DbConnection connection, string permission, long now) =>
        connection.Query<(long Id, long? DepartmentId)>(
            """
            select a.id, a.department_id from agents a
            where a.state = 'enabled' and exists (
                select 1 from agent_roles ar join roles r on r.id = ar.role_id
                where ar.agent_id = a.id and (r.built_in = 'super_admin' or r.permissions like @quoted))
            order by a.id limit @Most
            """,
            new { quoted = $"%{JsonSerializer.Serialize(permission)}%", Most })
            .Select(row => (Id: row.Id, Rights: AgentRightsReader.Read(connection, row.Id, row.DepartmentId, now)))
            .Where(row => row.Rights.Granted.Contains(permission))
            .Select(row => Actor.Agent(row.Id, 0, row.Rights.Granted, row.Rights.Scope, "pc"));
}
