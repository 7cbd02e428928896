using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// Which conversations a reach covers, as SQL over a row of <c>conversations</c>. Own: what the agent serves, and what
/// nobody serves in their groups. Groups: everything of their groups besides. Department: what colleagues of the
/// department and below serve, besides.
/// </summary>
internal static class ConversationReach
{
    /// <summary>The condition over the row named <paramref name="row"/>; its parameters are added to <paramref name="parameters"/>.</summary>
    public static string Sql(DataScope scope, Reach reach, string row, DynamicParameters parameters)
    {
        parameters.Add("scopeAgent", scope.AgentId);
        parameters.Add("scopeGroups", scope.GroupIds);
        parameters.Add("scopeDepartments", scope.DepartmentIds);
        return reach switch
        {
            Reach.None => "1 = 0",
            Reach.Own => $"({row}.agent_id = @scopeAgent or {row}.agent_id is null and {row}.group_id in @scopeGroups)",
            Reach.Groups => $"({row}.agent_id = @scopeAgent or {row}.group_id in @scopeGroups)",
            Reach.Department => $"""
                ({row}.agent_id = @scopeAgent or {row}.group_id in @scopeGroups
                    or {row}.agent_id in (select id from agents where department_id in @scopeDepartments))
                """,
            _ => "1 = 1",
        };
    }
}
