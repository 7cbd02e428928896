using System.Data.Common;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// Who sees which conversation: the one place that decides, as a predicate for live frames and as SQL for lists, so that
/// the two agree. Own: what the agent serves, and what nobody serves in their groups. Groups: everything of their
/// groups besides. Department: what colleagues of the department and below serve, besides. A role limited to channel
/// accounts sees only those.
/// </summary>
public sealed class ConversationVisibility(IDatabase database)
{
    /// <summary>
    /// Whether the actor may see what has these facets. A visitor sees their own; hidden messages are sifted by
    /// <see cref="MessageView.ForVisitor"/>.
    /// </summary>
    public bool MaySee(Actor actor, EventScope scope) => database.Read(connection => MaySee(actor, scope, connection));

    /// <inheritdoc cref="MaySee(Actor, EventScope)"/>
    internal bool MaySee(Actor actor, EventScope scope, DbConnection connection) =>
        actor.Kind == ActorKind.Visitor
            ? scope.CustomerId == actor.CustomerId && scope.ConversationId is not null
            : actor.May(Accounts.Permissions.ConversationsView)
                && Reaches(actor.Scope, actor.Scope.MayView(ScopeAreas.Conversations), scope, connection);

    internal bool MayEdit(Actor actor, EventScope scope, DbConnection connection) =>
        MaySee(actor, scope, connection)
            && Reaches(actor.Scope, actor.Scope.MayEdit(ScopeAreas.Conversations), scope, connection);

    /// <summary>The same as SQL over <c>conversations c</c>; its parameters are added to <paramref name="parameters"/>.</summary>
    internal static string Sql(Actor actor, DynamicParameters parameters)
    {
        var scope = actor.Scope;
        var reach = scope.MayView(ScopeAreas.Conversations);
        if (reach == Reach.None)
            return "1 = 0";

        parameters.Add("scopeAgent", scope.AgentId);
        parameters.Add("scopeGroups", scope.GroupIds);
        parameters.Add("scopeDepartments", scope.DepartmentIds);
        parameters.Add("scopeAccounts", scope.ChannelAccountIds);
        var reached = reach switch
        {
            Reach.Own => "(c.agent_id = @scopeAgent or c.agent_id is null and c.group_id in @scopeGroups)",
            Reach.Groups => "(c.agent_id = @scopeAgent or c.group_id in @scopeGroups)",
            Reach.Department => """
                (c.agent_id = @scopeAgent or c.group_id in @scopeGroups
                    or c.agent_id in (select id from agents where department_id in @scopeDepartments))
                """,
            _ => "1 = 1",
        };
        return scope.ChannelAccountIds is null ? reached : $"{reached} and c.channel_account_id in @scopeAccounts";
    }

    private static bool Reaches(DataScope who, Reach reach, EventScope what, DbConnection connection)
    {
        if (who.ChannelAccountIds is { } accounts && !(what.ChannelAccountId is { } account && accounts.Contains(account)))
            return false;

        var own = what.AgentId is { } agent && agent == who.AgentId;
        var inGroup = what.GroupId is { } group && who.GroupIds.Contains(group);
        return reach switch
        {
            Reach.None => false,
            Reach.Own => own || (what.AgentId is null && inGroup),
            Reach.Groups => own || inGroup,
            Reach.Department => own || inGroup || IsColleague(who, what.AgentId, connection),
            _ => true,
        };
    }

    private static bool IsColleague(DataScope who, long? agentId, DbConnection connection) =>
        agentId is not null
            && connection.ExecuteScalar<long?>("select department_id from agents where id = @agentId", new { agentId }) is { } department
            && who.DepartmentIds.Contains(department);
}
