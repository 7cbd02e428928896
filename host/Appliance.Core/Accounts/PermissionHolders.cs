using System.Data.Common;
using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Who could help a person who lacks a right: part of every refusal that a page shows.</summary>
public sealed class PermissionHolders(IDatabase database)
{
    /// <summary>Display names of enabled agents whose roles hold the permission, at most <paramref name="limit"/>, the longest-standing first.</summary>
    public IReadOnlyList<string> Names(string permission, int limit) => database.Read(connection =>
        connection.Query<string>(
            """
            select a.display_name from agents a
            where a.state = 'enabled' and exists (
                select 1 from agent_roles ar join roles r on r.id = ar.role_id
                where ar.agent_id = a.id and (r.built_in = 'super_admin' or r.permissions like @quoted))
            order by a.id limit @limit
            """,
            new { quoted = $"%{JsonSerializer.Serialize(permission)}%", limit }).AsList());

    /// <summary>The same by id, as part of a larger write: whom to tell.</summary>
    internal static IReadOnlyList<long> Ids(DbConnection connection, string permission, int limit) =>
        connection.Query<long>(
            """
            select a.id from agents a
            where a.state = 'enabled' and exists (
                select 1 from agent_roles ar join roles r on r.id = ar.role_id
                where ar.agent_id = a.id and (r.built_in = 'super_admin' or r.permissions like @quoted))
            order by a.id limit @limit
            """,
            new { quoted = $"%{JsonSerializer.Serialize(permission)}%", limit }).AsList();
}
