using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Cover;

/// <summary>Accounts with an end: disabled at it by themselves.</summary>
public sealed class AccountEnds(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    /// <summary>When the account ends; null for no end, and for an account that the caller does not see. Needs <c>agents.view</c>.</summary>
    public DateTimeOffset? Of(Actor actor, long agentId) => !actor.May(Permissions.AgentsView) ? null : StoredTime.From(database.Read(connection =>
        OrganizationScope.MayView(connection, actor, agentId)
            ? connection.ExecuteScalar<long?>("select ends_at from agents where id = @agentId", new { agentId })
            : null));

    /// <summary>
    /// Sets when the account ends, or that it has no end. Needs <c>agents.cover</c>. Refused: forbidden, exceeds_own, not_found,
    /// account_not_active, last_admin, own_account, invalid.
    /// </summary>
    public async Task<Refusal?> SetAsync(Actor actor, long agentId, DateTimeOffset? endsAt, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsCover))
            return Refusal.Forbidden(Permissions.AgentsCover);
        var now = clock.Milliseconds();
        var ends = endsAt?.ToUnixTimeMilliseconds();
        if (ends <= now)
            return Refusal.Invalid("endsAt", "in_past");
        if (agentId == actor.AgentId)
            return Refusal.Refused("own_account");
        var refusal = await database.WriteAsync<Refusal?>(session =>
        {
            var connection = session.Connection;
            if (AgentWriter.Reach(connection, actor, agentId, out var agent) is { } unreachable)
                return unreachable;
            if (agent!.Row.State is not (AgentStates.Enabled or AgentStates.Invited or AgentStates.Pending))
                return Refusal.Refused("account_not_active");
            if (ends is not null && AgentStore.IsLastAdmin(connection, agentId))
                return Refusal.Refused("last_admin");
            var before = connection.ExecuteScalar<long?>("select ends_at from agents where id = @agentId", new { agentId });
            connection.Execute(
                "update agents set ends_at = @ends, ends_warn_at = @warn, updated_at = @now where id = @agentId",
                new { agentId, ends, warn = ends is { } at ? CoverTimes.WarnAccount(now, at) : null, now });
            audit.Append(session, actor, "agent.end_set", "agent", agentId, new { before = StoredTime.From(before), after = endsAt });
            session.Append(AccountEvents.Agent(agentId));
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }
}
