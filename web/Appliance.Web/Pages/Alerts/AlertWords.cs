using Appliance.Core.Accounts;
using Appliance.Core.Alerts;

namespace Appliance.Web.Pages.Alerts;

/// <summary>Alerts in the reader's words.</summary>
public sealed class AlertWords(AgentDirectory agents, Texts texts)
{
    public static string Kind(string kind, Texts texts) => kind switch
    {
        AlertKinds.MassExport => texts["大量导出"],
        AlertKinds.FrequentChanges => texts["频繁改动渠道、规则或角色"],
        AlertKinds.FailedSignIns => texts["登录连续失败"],
        AlertKinds.NewPlace => texts["从新地点登录"],
        AlertKinds.OddHours => texts["非常规时间的高权限操作"],
        _ => texts["同一账号在两地使用"],
    };

    /// <summary>Whom it is about.</summary>
    public string Who(AlertView alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert.AgentId is { } id ? agents.Find(id)?.DisplayName ?? $"#{id}" : alert.Subject ?? "";
    }

    /// <summary>The figures behind it, in a sentence.</summary>
    public string Evidence(AlertView alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var evidence = alert.Evidence;
        return alert.Kind switch
        {
            AlertKinds.MassExport => texts["{0} 分钟内导出 {1} 次，共 {2} 行。", evidence.Minutes, alert.Count, evidence.Rows],
            AlertKinds.FrequentChanges => texts["{0} 分钟内改动 {1} 次，阈值 {2} 次。", evidence.Minutes, alert.Count, evidence.Threshold],
            AlertKinds.FailedSignIns => texts["{0} 分钟内失败 {1} 次，阈值 {2} 次。", evidence.Minutes, alert.Count, evidence.Threshold],
            AlertKinds.NewPlace => texts["这个账号近来没有从这个网络登录过。"],
            AlertKinds.OddHours => texts["在设定的非常规时段内操作 {0} 次。", alert.Count],
            _ => texts["{0} 分钟内有 {1} 个网络同时在用这个账号。", evidence.Minutes, alert.Count],
        };
    }

    /// <summary>Where the entries behind it are listed.</summary>
    public static string Link(AlertView alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert switch
        {
            { Evidence.AuditIds: not null, AgentId: { } agent } => $"/settings/audit?agent={agent}",
            { Evidence.SignInIds: not null, AgentId: { } agent } => $"/settings/sign-ins?agent={agent}",
            { Subject: { } address } when System.Net.IPAddress.TryParse(address, out _) => $"/settings/sign-ins?address={Uri.EscapeDataString(address)}",
            { Subject: { } login } => $"/settings/sign-ins?login={Uri.EscapeDataString(login)}",
            _ => "/settings/audit",
        };
    }
}
