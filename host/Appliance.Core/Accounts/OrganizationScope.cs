using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Which agents, groups and departments a caller sees or changes: the area <c>organization</c> of its scope, as SQL.</summary>
internal static class OrganizationScope
{
    /// <summary>A condition on <c>agents a</c>; its parameters are those of <see cref="Parameters"/>.</summary>
    public static string Agents(Reach reach) => reach switch
    {
        Reach.All => "1 = 1",
        Reach.Department => $"(a.id = @ownId or a.department_id in @ownDepartments or {InOwnGroups})",
        Reach.Groups => $"(a.id = @ownId or {InOwnGroups})",
        Reach.Own => "a.id = @ownId",
        _ => "1 = 0",
    };

    /// <summary>A condition on <c>agent_groups g</c>.</summary>
    public static string Groups(Reach reach) => reach switch
    {
        Reach.All => "1 = 1",
        Reach.None => "1 = 0",
        _ => "g.id in @ownGroups",
    };

    /// <summary>A condition on <c>departments d</c>.</summary>
    public static string Departments(Reach reach) => reach switch
    {
        Reach.All => "1 = 1",
        Reach.Department => "d.id in @ownDepartments",
        Reach.None => "1 = 0",
        _ => "d.id = (select department_id from agents where id = @ownId)",
    };

    public static DynamicParameters Parameters(Actor actor)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ownId", actor.AgentId);
        parameters.Add("ownGroups", actor.Scope.GroupIds);
        parameters.Add("ownDepartments", actor.Scope.DepartmentIds);
        return parameters;
    }

    public static Reach View(Actor actor) => actor.Scope.MayView(ScopeAreas.Organization);

    public static Reach Edit(Actor actor) => actor.Scope.MayEdit(ScopeAreas.Organization);

    /// <summary>Whether the caller may change this agent.</summary>
    public static bool MayEdit(DbConnection connection, Actor actor, long agentId)
    {
        var parameters = Parameters(actor);
        parameters.Add("agentId", agentId);
        return connection.ExecuteScalar<long?>($"select 1 from agents a where a.id = @agentId and {Agents(Edit(actor))}", parameters) is not null;
    }

    /// <summary>Whether the caller sees this agent.</summary>
    public static bool MayView(DbConnection connection, Actor actor, long agentId)
    {
        var parameters = Parameters(actor);
        parameters.Add("agentId", agentId);
        return connection.ExecuteScalar<long?>($"select 1 from agents a where a.id = @agentId and {Agents(View(actor))}", parameters) is not null;
    }

    /// <summary>Whether an agent with these would be within what the caller may change: nobody is moved out of one's reach, or in from outside.</summary>
    public static bool MayPlace(Actor actor, long? departmentId, IReadOnlyCollection<long> groupIds) => Edit(actor) switch
    {
        Reach.All => true,
        Reach.Department => (departmentId is { } id && actor.Scope.DepartmentIds.Contains(id)) && groupIds.All(actor.Scope.GroupIds.Contains),
        Reach.Groups => departmentId is null && groupIds.Count > 0 && groupIds.All(actor.Scope.GroupIds.Contains),
        _ => false,
    };

    private const string InOwnGroups = "exists (select 1 from group_members m where m.agent_id = a.id and m.group_id in @ownGroups)";
}
