using Appliance.Sdk.Authentication;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// Roles that groups of a directory grant. Each carries the provider's mark, so that what a person granted by hand is never
/// taken back by a group that goes.
/// </summary>
internal static class MappedRoles
{
    public static IReadOnlyList<long> For(ProviderPolicy policy, IReadOnlyList<string> groups)
    {
        var member = groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. policy.Mappings.Where(mapping => member.Contains(mapping.Group)).Select(mapping => mapping.RoleId).Distinct()];
    }

    public static bool Any(ProviderPolicy policy, ExternalIdentity identity) => For(policy, identity.Groups).Count > 0;

    /// <summary>Grants and takes back; returns what changed.</summary>
    public static (IReadOnlyList<long> Granted, IReadOnlyList<long> TakenBack) Apply(
        IWriteSession session, long agentId, string providerId, ProviderPolicy policy, IReadOnlyList<string> groups, long now)
    {
        var connection = session.Connection;
        var admin = AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin);
        var wanted = For(policy, groups)
            .Where(role => role != admin || policy.Mappings.Any(mapping => mapping.RoleId == admin && mapping.AllowSuperAdmin && groups.Contains(mapping.Group, StringComparer.OrdinalIgnoreCase)))
            .ToHashSet();
        var held = connection
            .Query<(long RoleId, string? ProviderId)>("select role_id, provider_id from agent_roles where agent_id = @agentId", new { agentId })
            .ToDictionary(role => role.RoleId, role => role.ProviderId);
        var gone = held.Where(role => role.Value == providerId && !wanted.Contains(role.Key)).Select(role => role.Key)
            .Where(role => role != admin || !AgentStore.IsLastAdmin(connection, agentId))
            .ToList();
        // A role may have been deleted since the mapping was made.
        var present = connection.Query<long>("select id from roles where id in @wanted", new { wanted }).ToHashSet();
        var missing = wanted.Where(role => present.Contains(role) && !held.ContainsKey(role)).Order().ToList();
        if (gone.Count > 0)
            connection.Execute("delete from agent_roles where agent_id = @agentId and role_id in @gone and provider_id = @providerId", new { agentId, gone, providerId });
        foreach (var roleId in missing)
        {
            connection.Execute(
                "insert into agent_roles (agent_id, role_id, since, provider_id) values (@agentId, @roleId, @now, @providerId)", new { agentId, roleId, now, providerId });
        }

        return (missing, gone);
    }

    /// <summary>Takes back what no mapping of the provider grants any more, from everybody; returns whom it touched.</summary>
    public static IReadOnlyList<long> TakeBackUnmapped(IWriteSession session, string providerId, ProviderPolicy policy)
    {
        var connection = session.Connection;
        var mapped = policy.Mappings.Select(mapping => mapping.RoleId).ToList();
        var admin = AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin);
        var held = connection.Query<(long AgentId, long RoleId)>(
            "select agent_id, role_id from agent_roles where provider_id = @providerId and role_id not in @mapped", new { providerId, mapped }).AsList();
        var touched = new List<long>();
        foreach (var (agentId, roleId) in held.Where(role => role.RoleId != admin || !AgentStore.IsLastAdmin(connection, role.AgentId)))
        {
            connection.Execute("delete from agent_roles where agent_id = @agentId and role_id = @roleId", new { agentId, roleId });
            touched.Add(agentId);
        }

        return [.. touched.Distinct()];
    }
}
