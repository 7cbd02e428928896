using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Can the person accept a conversation: the rights, a group with a channel account that leads into it, room, and reception on.</summary>
internal static class AcceptCheck
{
    private static readonly string[] Needed =
        [Accounts.Permissions.ConversationsView, Accounts.Permissions.ConversationsAccept, Accounts.Permissions.ConversationsSend];

    /// <summary>An account that may not accept and is in no group is an analyst's or an admin's, not an agent's in the making.</summary>
    public static bool IsMeant(AgentRights rights) =>
        rights.Scope.GroupIds.Count > 0 || rights.Granted.Contains(Accounts.Permissions.ConversationsAccept);

    public static CheckResult Run(DbConnection connection, AgentDetail agent, AgentRights rights)
    {
        if (!IsMeant(rights))
            return CheckResult.NotMeant(CheckKeys.Accept);
        List<CheckReason> failures = [];
        List<CheckReason> waits = [];
        var missing = Needed.Where(name => !rights.Granted.Contains(name)).ToList();
        if (missing.Count > 0)
            failures.Add(new CheckReason("no_permission", missing));
        if (rights.Scope.MayEdit(ScopeAreas.Conversations) == Reach.None)
            failures.Add(new CheckReason("no_scope"));
        if (rights.Scope.GroupIds.Count == 0)
            failures.Add(new CheckReason("no_group"));
        else if (!LeadsHere(connection, rights.Scope))
            failures.Add(new CheckReason("no_channel"));
        if (agent.Row.Capacity == 0)
            failures.Add(new CheckReason("no_capacity"));
        if (connection.ExecuteScalar<long?>("select 1 from agents where id = @Id and reception = 0", new { agent.Row.Id }) is not null)
            waits.Add(new CheckReason("reception_off"));
        return CheckResult.Of(CheckKeys.Accept, failures, waits);
    }

    /// <summary>Whether an enabled channel account, or a widget of one, leads into one of the groups, and is not closed to the agent.</summary>
    private static bool LeadsHere(DbConnection connection, DataScope scope)
    {
        var accounts = connection.Query<long>(
            """
            select a.id from channel_accounts a
            where a.enabled = 1 and a.deleted_at is null and (a.group_id in @GroupIds
                or exists (select 1 from widgets w where w.channel_account_id = a.id and w.deleted_at is null and w.enabled = 1 and w.group_id in @GroupIds))
            """,
            new { scope.GroupIds }).AsList();
        return accounts.Exists(id => scope.ChannelAccountIds is not { } allowed || allowed.Contains(id));
    }
}
