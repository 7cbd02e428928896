using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of the list of agents: scope, filter, and any order by keyset.</summary>
internal static class AgentListQuery
{
    // What each order goes by, over a table called {0}.
    private static readonly Dictionary<string, string> Orders = new()
    {
        ["login"] = "{0}.login_key",
        ["displayName"] = "lower({0}.display_name)",
        ["department"] = "coalesce((select d.name from departments d where d.id = {0}.department_id), '')",
        ["capacity"] = "{0}.capacity",
        ["state"] = "{0}.state",
        ["createdAt"] = "{0}.created_at",
    };

    public static bool IsOrder(string? sort) => sort is null || Orders.ContainsKey(sort);

    /// <summary>The rows after the agent <paramref name="after"/>, in the filter's order; from the beginning for 0.</summary>
    public static List<AgentRow> Read(DbConnection connection, Actor actor, AgentFilter filter, long after, int fetch)
    {
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new
        {
            after,
            fetch,
            filter.State,
            filter.DepartmentId,
            filter.GroupId,
            filter.RoleId,
            filter.TemplateId,
            query = filter.Query is null ? null : SqlPattern.Containing(LoginKey.Of(filter.Query)),
        });
        var (way, comparison) = filter.Descending ? ("desc", "<") : ("asc", ">");
        var order = filter.Sort is { } sort ? Orders[sort] : "{0}.id";
        var key = string.Format(System.Globalization.CultureInfo.InvariantCulture, order, "a");
        var before = string.Format(System.Globalization.CultureInfo.InvariantCulture, order, "x");
        return connection.Query<AgentRow>(
            $"""
            select {AgentRow.Columns} from agents a
            where {OrganizationScope.Agents(OrganizationScope.View(actor))}
              {(filter.State is null ? "and a.state not in ('anonymised', 'importing')" : "and a.state = @State and a.state <> 'importing'")}
              {(filter.DepartmentId is null ? "" : "and a.department_id = @DepartmentId")}
              {(filter.GroupId is null ? "" : "and exists (select 1 from group_members f where f.agent_id = a.id and f.group_id = @GroupId)")}
              {(filter.RoleId is null ? "" : "and exists (select 1 from agent_roles h where h.agent_id = a.id and h.role_id = @RoleId)")}
              {(filter.TemplateId is null ? "" : "and a.template_id = @TemplateId")}
              {(filter.Query is null ? "" : @"and (a.login_key like @query escape '\' or lower(a.display_name) like @query escape '\' or lower(a.nickname) like @query escape '\' or a.job_number like @query escape '\')")}
              {(after == 0 ? "" : $"and ({key}, a.id) {comparison} (select {before}, x.id from agents x where x.id = @after)")}
            order by {key} {way}, a.id {way} limit @fetch
            """,
            parameters).AsList();
    }

    /// <summary>How many accounts there are of each state, within the caller's scope.</summary>
    public static Dictionary<string, long> Counts(DbConnection connection, Actor actor) => connection.Query<(string State, long Count)>(
        $"select a.state, count(*) from agents a where a.state <> 'importing' and {OrganizationScope.Agents(OrganizationScope.View(actor))} group by a.state",
        OrganizationScope.Parameters(actor)).ToDictionary(row => row.State, row => row.Count);
}
