using Appliance.Core.Notices;

namespace Appliance.Web.Pages.Messages;

/// <summary>Kinds of notices in words and pictures.</summary>
public static class NoticeWords
{
    public static string Kind(string kind, Texts texts) => kind switch
    {
        NoticeKinds.Security => texts["安全"],
        NoticeKinds.Assignment => texts["会话分配"],
        NoticeKinds.Sla => texts["时限"],
        NoticeKinds.System => texts["系统"],
        _ => texts["公告"],
    };

    public static string Explain(string kind, Texts texts) => kind switch
    {
        NoticeKinds.Security => texts["新地点登录、密码和验证方式的变化、异常操作告警。页面上的提醒不能关。"],
        NoticeKinds.Assignment => texts["转给你的会话、移交给你的客户。"],
        NoticeKinds.Sla => texts["快要超过或已经超过时限的事。"],
        NoticeKinds.System => texts["备份、插件、渠道账号的状况。"],
        _ => texts["管理员发布的公告和版本说明。"],
    };
}
