using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>Enables the account of somebody who left, with what was taken from it.</summary>
internal static class Restoration
{
    /// <summary>Refused: exceeds_own.</summary>
    public static Refusal? Run(IWriteSession session, Actor actor, AgentDetail agent, TakenRights taken, TimeProvider clock)
    {
        var connection = session.Connection;
        var now = clock.Milliseconds();
        var roles = connection.Query<long>("select id from roles where id in @RoleIds", new { taken.RoleIds }).AsList();
        var groups = connection.Query<long>("select id from agent_groups where id in @GroupIds", new { taken.GroupIds }).AsList();
        if (!AgentWriter.MayGrant(connection, actor, roles, AccountLimit.Of(agent)))
            return AgentWriter.ExceedsOwn;
        connection.Execute(
            "update agents set state = @state, updated_at = @now where id = @Id",
            new { agent.Row.Id, now, state = agent.Row.HasPassword ? AgentStates.Enabled : AgentStates.Invited });
        AgentStore.SetLists(connection, agent with { RoleIds = roles, GroupIds = groups }, actor.AgentId, now);
        return null;
    }
}
