using Appliance.Core.Audit;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>Tells of changes of somebody's second factors: the audit log, the owner, and who caches rights.</summary>
public sealed class FactorNews(AuditLog audit, NoticeService notices)
{
    private const string Page = "/me/second-factor";

    internal void Changed(IWriteSession session, Actor actor, long agentId, string action, LocalizedText title, object? detail = null)
    {
        audit.Append(session, actor, action, "agent", agentId, detail);
        session.Append(AccountEvents.Agent(agentId));
        notices.Post(session, new NewNotice(
            NoticeKinds.Security, agentId, title,
            new LocalizedText("如果不是你做的，马上修改密码并联系管理员。", "If it was not you, change your password at once and tell an admin."), Page));
    }

    internal void RecoveryCodeUsed(IWriteSession session, long agentId)
    {
        var left = RecoveryCodes.Left(session.Connection, agentId);
        audit.Append(session, Actor.System, "agent.recovery_code_used", "agent", agentId, new { left });
        notices.Post(session, new NewNotice(
            NoticeKinds.Security, agentId, new LocalizedText("有人用恢复码登录了你的账号", "A recovery code of yours was used to sign in"),
            new LocalizedText($"还剩 {left} 个恢复码。如果不是你，马上修改密码。", $"{left} recovery codes are left. If it was not you, change your password at once."), Page));
    }
}
