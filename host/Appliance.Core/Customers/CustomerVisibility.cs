using Appliance.Core.Conversations;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>
/// Who sees which customer, as SQL over <c>customers cu</c>: own are those whom the agent serves or has served, groups
/// those who came to the agent's groups, department those whom a colleague served. A role limited to channel accounts
/// sees only customers who have an identity there.
/// </summary>
internal static class CustomerVisibility
{
    public static string Sql(Actor actor, DynamicParameters parameters) => Sql(actor, actor.Scope.MayView(ScopeAreas.Customers), parameters);

    /// <summary>The same for changing: reach for editing may be shorter than for viewing.</summary>
    public static string EditSql(Actor actor, DynamicParameters parameters) => Sql(actor, actor.Scope.MayEdit(ScopeAreas.Customers), parameters);

    private static string Sql(Actor actor, Reach reach, DynamicParameters parameters)
    {
        var scope = actor.Scope;
        if (reach == Reach.None)
            return "1 = 0";

        parameters.Add("scopeAccounts", scope.ChannelAccountIds);
        var reached = reach == Reach.All
            ? "1 = 1"
            : $"exists (select 1 from conversations v where v.customer_id = cu.id and {ConversationReach.Sql(scope, reach, "v", parameters)})";
        return scope.ChannelAccountIds is null
            ? reached
            : $"{reached} and exists (select 1 from identities i where i.customer_id = cu.id and i.channel_account_id in @scopeAccounts)";
    }
}
