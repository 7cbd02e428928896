using System.Data.Common;

namespace Appliance.Core.Accounts.External;

/// <summary>What a policy may say.</summary>
internal static class ProviderRules
{
    public static Dictionary<string, string[]> Check(DbConnection connection, ProviderPolicy policy)
    {
        var faults = new Dictionary<string, string[]>();
        void Add(string field, string? code)
        {
            if (code is not null)
                faults.TryAdd(field, [code]);
        }

        var admin = AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin);
        Add("order", policy.Order is >= 0 and <= 1000 ? null : "out_of_range");
        Add("linkBy", LinkRules.All.Contains(policy.LinkBy) ? null : "unknown");
        Add("loginFrom", LoginSources.All.Contains(policy.LoginFrom) ? null : "unknown");
        Add("loginPrefix", policy.LoginPrefix.Length > 20 ? "too_long" : policy.LoginPrefix.Any(char.IsWhiteSpace) ? "invalid" : AgentRules.Name(policy.LoginPrefix, required: false));
        Add("allowedDomains", policy.AllowedDomains.Count > 100 ? "too_many" : policy.AllowedDomains.All(domain => Uri.CheckHostName(domain) == UriHostNameType.Dns) ? null : "invalid");
        Add("roleIds", policy.RoleIds.Contains(admin) ? "super_admin_by_default" : Known(connection, "roles", policy.RoleIds));
        Add("templateId", policy.TemplateId is { } template ? Template(connection, template, admin) : null);
        Add("groupIds", Known(connection, "agent_groups", policy.GroupIds));
        Add("departmentId", Known(connection, "departments", policy.DepartmentId is { } id ? [id] : []));
        Add("mappings", Mappings(connection, policy, admin));
        Add("requireGroup", policy.RequireGroup && policy.Mappings.Count == 0 ? "no_mapping" : null);
        return faults;
    }

    private static string? Template(DbConnection connection, long id, long admin) =>
        TemplateStore.Find(connection, id) is not { } template ? "unknown" : template.RoleIds.Contains(admin) ? "super_admin_by_default" : null;

    private static string? Mappings(DbConnection connection, ProviderPolicy policy, long admin) =>
        policy.Mappings.Count > 200 ? "too_many"
        : policy.Mappings.Any(mapping => string.IsNullOrWhiteSpace(mapping.Group)) ? "required"
        : policy.Mappings.Any(mapping => mapping.Group.Length > 500) ? "too_long"
        : policy.Mappings.Any(mapping => mapping.RoleId == admin && !mapping.AllowSuperAdmin) ? "super_admin_not_ticked"
        : Known(connection, "roles", [.. policy.Mappings.Select(mapping => mapping.RoleId)]);

    private static string? Known(DbConnection connection, string table, IReadOnlyList<long> ids) =>
        ids.Count > 200 ? "too_many" : AgentStore.Exist(connection, table, [.. ids.Distinct()]) ? null : "unknown";
}
