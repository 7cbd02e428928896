using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The departments that a caller sees, as a tree with counts.</summary>
internal static class DepartmentTree
{
    /// <summary>Depth-first, by name; what hangs below a department out of sight stands at the top.</summary>
    public static List<DepartmentNode> Read(DbConnection connection, Actor actor)
    {
        var parameters = OrganizationScope.Parameters(actor);
        var all = connection.Query<DepartmentView>(
            $"select d.id as Id, d.parent_id as ParentId, d.name as Name from departments d where {OrganizationScope.Departments(OrganizationScope.View(actor))}", parameters).AsList();
        var members = connection.Query<(long Id, long Count)>(
            "select department_id, count(*) from agents where department_id is not null and state not in ('anonymised', 'importing') group by department_id")
            .ToDictionary(row => row.Id, row => (int)row.Count);
        var known = all.Select(department => department.Id).ToHashSet();
        var children = all.ToLookup(department => department.ParentId is { } parent && known.Contains(parent) ? parent : 0);
        var nodes = new List<DepartmentNode>();
        Add(0, "", 0);
        return nodes;

        // How deep a company nests is its own affair; a thousand levels would still fit the stack.
        int Add(long parent, string path, int depth)
        {
            var sum = 0;
            foreach (var department in children[parent].OrderBy(department => department.Name, StringComparer.CurrentCulture))
            {
                var own = members.GetValueOrDefault(department.Id);
                var at = nodes.Count;
                var whole = path.Length == 0 ? department.Name : $"{path}/{department.Name}";
                nodes.Add(new DepartmentNode(
                    department.Id, parent == 0 ? null : parent, department.Name, whole, depth, own, own, children[department.Id].Count()));
                var below = Add(department.Id, whole, depth + 1);
                nodes[at] = nodes[at] with { AllMembers = own + below };
                sum += own + below;
            }

            return sum;
        }
    }
}
