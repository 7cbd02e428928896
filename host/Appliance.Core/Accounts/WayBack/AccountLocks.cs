using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>Admins see that an account is locked, and unlock it.</summary>
public sealed class AccountLocks(IDatabase database, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Until when signing in to the account is locked for somebody (an address, a device); null when for nobody. Needs
    /// <c>agents.edit</c>. Refused: forbidden, not_found, exceeds_own.
    /// </summary>
    public Result<LockView> Get(Actor actor, long agentId)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        return database.Read<Result<LockView>>(connection => AgentWriter.Reach(connection, actor, agentId, out var agent) is { } refusal
            ? refusal
            : new LockView(StoredTime.From(SignInGuard.LockedUntil(connection, LoginKey.Of(agent!.Row.Login), clock.Milliseconds()))));
    }

    /// <summary>Unlocks it for everybody. Needs <c>agents.edit</c>. Refused: forbidden, not_found, exceeds_own.</summary>
    public async Task<Refusal?> UnlockAsync(Actor actor, long agentId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        return await database.WriteAsync(
            session =>
            {
                if (AgentWriter.Reach(session.Connection, actor, agentId, out var agent) is { } unreachable)
                    return unreachable;
                SignInGuard.Unlock(session.Connection, LoginKey.Of(agent!.Row.Login));
                audit.Append(session, actor, "agent.unlocked", "agent", agentId, new { by = "admin" });
                return null;
            },
            cancellationToken);
    }
}
