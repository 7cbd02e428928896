using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Who looks after accounts, for notices about them.</summary>
internal static class AccountKeepers
{
    private const int Most = 20;

    /// <summary>
    /// Enabled agents, at most 20, who hold <paramref name="permission"/> at <paramref name="now"/> and within whose scope the
    /// account lies; never the account itself.
    /// </summary>
    public static IReadOnlyList<long> Of(DbConnection connection, long agentId, string permission, long now) =>
        [.. Of(connection, [agentId], permission, now).Keys];

    /// <summary>The same for many accounts: manager → those of the accounts that are theirs to look after.</summary>
    public static IReadOnlyDictionary<long, IReadOnlyList<long>> Of(DbConnection connection, IReadOnlyCollection<long> agentIds, string permission, long now)
    {
        var found = new Dictionary<long, IReadOnlyList<long>>();
        foreach (var holder in Holders(connection, permission, now))
        {
            var seen = agentIds.Chunk(500).SelectMany(some => Seen(connection, holder, some)).ToList();
            if (seen.Count > 0)
                found[holder.AgentId!.Value] = seen;
        }
        return found;
    }

    private static List<Actor> Holders(DbConnection connection, string permission, long now) =>
        [.. connection.Query<(long Id, long? DepartmentId)>(
            """
            select a.id, a.department_id from agents a
            where a.state = 'enabled' and exists (
                select 1 from agent_roles ar join roles r on r.id = ar.role_id
                where ar.agent_id = a.id and (r.built_in = 'super_admin' or r.permissions like @quoted))
            order by a.id limit @Most
            """,
            new { quoted = $"%{JsonSerializer.Serialize(permission)}%", Most })
            .Select(row => (row.Id, Rights: AgentRightsReader.Read(connection, row.Id, row.DepartmentId, now)))
            .Where(row => row.Rights.Granted.Contains(permission))
            .Select(row => Actor.Agent(row.Id, 0, row.Rights.Granted, row.Rights.Scope, "pc"))];

    private static List<long> Seen(DbConnection connection, Actor holder, long[] agentIds)
    {
        var parameters = OrganizationScope.Parameters(holder);
        parameters.Add("agentIds", agentIds);
        return connection.Query<long>(
            $"select a.id from agents a where a.id in @agentIds and a.id <> @ownId and {OrganizationScope.Agents(OrganizationScope.View(holder))}", parameters).AsList();
    }
}
