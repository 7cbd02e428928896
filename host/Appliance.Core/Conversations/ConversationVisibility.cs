using Appliance.Core.Accounts;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Conversations;

/// <summary>
/// Who sees which conversation: the one place that decides, as a predicate for live frames and as SQL for lists, so that
/// the two agree. How far each reach goes stands in <see cref="ConversationReach"/>. A role limited to channel accounts
/// shows only those, and several roles together what any of them shows.
/// </summary>
public sealed class ConversationVisibility(AgentDirectory agents)
{
    /// <summary>
    /// Whether the actor may see what has these facets. A visitor sees their own; hidden messages are sifted by
    /// <see cref="MessageView.ForVisitor"/>.
    /// </summary>
    public bool MaySee(Actor actor, EventScope scope) =>
        actor.Kind == ActorKind.Visitor
            ? scope.CustomerId == actor.CustomerId && scope.ChannelAccountId == actor.ChannelAccountId
            : actor.May(Permissions.ConversationsView) && Reaches(actor.Scope, actor.Scope.ToView(ScopeAreas.Conversations), scope);

    /// <summary>Whether the actor may change it: reach for editing may be shorter than for viewing.</summary>
    public bool MayEdit(Actor actor, EventScope scope) =>
        MaySee(actor, scope) && Reaches(actor.Scope, actor.Scope.ToEdit(ScopeAreas.Conversations), scope);

    /// <summary>Whether one rule of a scope covers what has these facets: for saying why something is seen.</summary>
    internal bool Covers(DataScope who, ScopeRule rule, EventScope what) => Reaches(who, rule, what);

    /// <summary>The same as SQL over <c>conversations c</c>; its parameters are added to <paramref name="parameters"/>.</summary>
    internal static string Sql(Actor actor, DynamicParameters parameters) =>
        ConversationReach.Sql(actor.Scope, actor.Scope.ToView(ScopeAreas.Conversations), "c", parameters);

    private bool Reaches(DataScope who, IReadOnlyList<ScopeRule> rules, EventScope what)
    {
        // Runs for every live frame and every connection: a loop that allocates nothing.
        for (var i = 0; i < rules.Count; i++)
        {
            if (Reaches(who, rules[i], what))
                return true;
        }

        return false;
    }

    /// <summary>The predicate of <see cref="ConversationReach"/>, for facets at hand.</summary>
    private bool Reaches(DataScope who, ScopeRule rule, EventScope what)
    {
        if (rule.ChannelAccountIds is { } accounts && !(what.ChannelAccountId is { } account && accounts.Contains(account)))
            return false;

        var own = what.AgentId is { } agent && agent == who.AgentId;
        var inGroup = what.GroupId is { } group && who.GroupIds.Contains(group);
        return rule.Reach switch
        {
            Reach.None => false,
            Reach.Own => own || (what.AgentId is null && inGroup),
            Reach.Groups => own || inGroup,
            Reach.Department => own || inGroup || IsColleague(who, what.AgentId),
            _ => true,
        };
    }

    private bool IsColleague(DataScope who, long? agentId) =>
        agentId is { } id && agents.Find(id)?.DepartmentId is { } department && who.DepartmentIds.Contains(department);
}
