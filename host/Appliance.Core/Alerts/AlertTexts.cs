using Appliance.Core.Notices;
using Appliance.Sdk;

namespace Appliance.Core.Alerts;

/// <summary>Alerts as notices: to those who watch, and to the owner of the account.</summary>
internal static class AlertTexts
{
    public static NewNotice ForWatcher(long agentId, long alertId, Raised raised, string? name)
    {
        var who = name ?? raised.Subject[(raised.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var title = raised.Kind switch
        {
            AlertKinds.MassExport => new LocalizedText($"大量导出：{who}", $"Mass export: {who}"),
            AlertKinds.FrequentChanges => new LocalizedText($"频繁改动渠道、规则或角色：{who}", $"Many changes of channels, rules or roles: {who}"),
            AlertKinds.FailedSignIns => new LocalizedText($"登录连续失败：{who}", $"Repeated sign-in failures: {who}"),
            AlertKinds.NewPlace => new LocalizedText($"从新地点登录：{who}", $"Signed in from a new place: {who}"),
            AlertKinds.OddHours => new LocalizedText($"非常规时间的高权限操作：{who}", $"High-privilege work at odd hours: {who}"),
            _ => new LocalizedText($"同一账号在两地使用：{who}", $"One account used at two places: {who}"),
        };
        return new NewNotice(
            NoticeKinds.Security, agentId, title,
            new LocalizedText("打开告警查看依据：次数、时间和对应的日志。", "Open the alert for its evidence: figures, times and the entries of the log."),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/alerts#alert-{alertId}"));
    }

    /// <summary>Null for what the owner need not know of.</summary>
    public static NewNotice? ForOwner(Raised raised) => (raised.Kind, raised.AgentId) switch
    {
        (AlertKinds.NewPlace, { } owner) => new NewNotice(
            NoticeKinds.Security, owner,
            new LocalizedText("你的账号从一个新地点登录了", "Your account was used from a new place"),
            new LocalizedText("如果不是你，马上改密码并结束其他登录。", "If it was not you, change your password at once and end the other sessions."), "/me/sign-ins"),
        (AlertKinds.TwoPlaces, { } owner) => new NewNotice(
            NoticeKinds.Security, owner,
            new LocalizedText("你的账号正在两个地点同时使用", "Your account is in use at two places at once"),
            new LocalizedText("如果其中一个不是你，马上改密码并结束其他登录。", "If one of them is not you, change your password at once and end the other sessions."), "/me"),
        _ => null,
    };
}
