using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.Import;

/// <summary>What the audit log keeps of an import: which accounts got which rights, before → after, without names.</summary>
internal static class ImportAudit
{
    public static object Of(DbConnection connection, long importId, IReadOnlyList<ImportRow> rows)
    {
        var (first, last) = connection.QuerySingle<(long?, long?)>("select min(id), max(id) from agents where import_id = @importId", new { importId });
        return new
        {
            created = rows.Where(row => row.Before is null)
                .GroupBy(row => (Roles: string.Join(',', row.After.RoleIds.Order()), row.After.Row.ScopeLimit))
                .Select(group => new { roleIds = group.First().After.RoleIds, group.Key.ScopeLimit, accounts = group.Count() }),
            firstId = first,
            lastId = last,
            changed = rows.Where(row => row.Before is not null && Differs(row.Before, row.After))
                .Select(row => new { id = row.Before!.Row.Id, before = AgentMerge.Codes(row.Before), after = AgentMerge.Codes(row.After) }),
            changedOtherwise = rows.Where(row => row.Before is not null && !Differs(row.Before, row.After)).Select(row => row.Before!.Row.Id),
        };
    }

    private static bool Differs(AgentDetail before, AgentDetail after) =>
        before.Row.DepartmentId != after.Row.DepartmentId || before.Row.Capacity != after.Row.Capacity || before.Row.ScopeLimit != after.Row.ScopeLimit
        || !before.RoleIds.Order().SequenceEqual(after.RoleIds.Order()) || !before.GroupIds.Order().SequenceEqual(after.GroupIds.Order())
        || !before.ChannelAccountIds.SequenceEqual(after.ChannelAccountIds);
}
