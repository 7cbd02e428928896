using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>Tells of changes of somebody's second factors: the audit log, and who caches rights.</summary>
public sealed class FactorNews(AuditLog audit)
{
    internal void Changed(IWriteSession session, Actor actor, long agentId, string action, object? detail = null)
    {
        audit.Append(session, actor, action, "agent", agentId, detail);
        session.Append(AccountEvents.Agent(agentId));
    }

    internal void RecoveryCodeUsed(IWriteSession session, long agentId) =>
        audit.Append(session, Actor.System, "agent.recovery_code_used", "agent", agentId, new { left = RecoveryCodes.Left(session.Connection, agentId) });
}
