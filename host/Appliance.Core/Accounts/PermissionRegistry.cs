namespace Appliance.Core.Accounts;

/// <summary>Every permission with its texts in both languages, in the order in which pages show them.</summary>
public static class PermissionRegistry
{
    public static IReadOnlyList<PermissionText> All { get; } =
    [
        Of(Permissions.ConversationsView, "查看会话与消息", "See conversations and their messages"),
        Of(Permissions.ConversationsAccept, "接入等待中的会话", "Accept waiting conversations"),
        Of(Permissions.ConversationsSend, "在会话中发送消息", "Send messages in conversations"),
        Of(Permissions.ConversationsTransfer, "转接会话", "Transfer conversations"),
        Of(Permissions.ConversationsClose, "结束与重新打开会话", "Close and re-open conversations"),
        Of(Permissions.ConversationsTakeOver, "接管他人的会话", "Take over other agents' conversations"),
        Of(Permissions.ConversationsRemove, "将会话移出队列", "Remove conversations from the queue"),
        Of(Permissions.ConversationsExport, "导出会话", "Export conversations"),
        Of(Permissions.FilesSend, "向客户发送文件", "Send files to customers"),
        Of(Permissions.CustomersView, "查看客户资料", "See customers"),
        Of(Permissions.CustomersEdit, "修改客户资料", "Change customers"),
        Of(Permissions.CustomersClaim, "领取公海客户，退回自己的客户", "Claim customers from a pool, and give own ones back"),
        Of(Permissions.CustomersAssign, "指定客户的归属人与公海", "Set the owner or the pool of a customer"),
        Of(Permissions.CustomersReveal, "查看打码的电话与邮箱（每次记入审计日志）", "Read masked phones and e-mails (each time is written to the audit log)"),
        Of(Permissions.CustomersExport, "导出客户", "Export customers"),
        Of(Permissions.FollowUpNotesView, "查看跟进记录", "See follow-up notes"),
        Of(Permissions.FollowUpNotesEdit, "新建、修改与删除跟进记录", "Write, change and delete follow-up notes"),
        Of(Permissions.AgentsView, "查看客服账号", "See agents"),
        Of(Permissions.AgentsEdit, "新建、修改与停用客服账号", "Create, change and disable agents"),
        Of(Permissions.AgentsImport, "批量导入客服账号", "Import agents from a file"),
        Of(Permissions.AgentsExport, "导出组织与客服账号", "Export the organisation and its agents"),
        Of(Permissions.TemplatesEdit, "新建与修改账号模板", "Create and change account templates"),
        Of(Permissions.AgentsLeave, "办理离职移交与账号转让", "See agents off and pass accounts on"),
        Of(Permissions.AgentsCover, "临时授权与设置账号期限", "Give rights for a time and set when accounts end"),
        Of(Permissions.GroupsView, "查看接待组", "See groups"),
        Of(Permissions.GroupsEdit, "新建与修改接待组", "Create and change groups"),
        Of(Permissions.RoutingEdit, "修改分配规则：策略、溢出与超时改派", "Change how conversations are assigned: strategy, overflow, time limits"),
        Of(Permissions.DepartmentsView, "查看部门", "See departments"),
        Of(Permissions.DepartmentsEdit, "新建与修改部门", "Create and change departments"),
        Of(Permissions.RolesView, "查看角色与权限", "See roles and their permissions"),
        Of(Permissions.RolesEdit, "新建与修改角色", "Create and change roles"),
        Of(Permissions.AccessView, "查看谁能做什么、看到什么，以及原因", "See who may do and see what, and why"),
        Of(Permissions.AccessReview, "复核权限：确认或收回", "Review access: confirm it or take it away"),
        Of(Permissions.SignInMobile, "在手机上登录", "Sign in on a phone"),
        Of(Permissions.ChannelsView, "查看渠道账号", "See channel accounts"),
        Of(Permissions.ChannelsEdit, "连接与修改渠道账号", "Connect and change channel accounts"),
        Of(Permissions.WidgetsView, "查看网页组件", "See widgets"),
        Of(Permissions.WidgetsEdit, "新建与修改网页组件", "Create and change widgets"),
        Of(Permissions.PluginsView, "查看插件", "See plugins"),
        Of(Permissions.PluginsEdit, "安装、启停与设置插件", "Install, enable, disable and set up plugins"),
        Of(Permissions.ReportsView, "查看报表", "See reports"),
        Of(Permissions.ReportsExport, "导出报表", "Export reports"),
        Of(Permissions.SettingsView, "查看系统设置", "See the settings"),
        Of(Permissions.SettingsEdit, "修改系统设置", "Change the settings"),
        Of(Permissions.SystemView, "查看系统状态", "See the state of the system"),
        Of(Permissions.MetricsView, "读取运行指标", "Read the metrics of the server"),
        Of(Permissions.AuditView, "查看审计日志", "See the audit log"),
        Of(Permissions.SignInProvidersView, "查看登录方式", "See the ways to sign in"),
        Of(Permissions.SignInProvidersEdit, "设置登录方式、目录组与角色的对应", "Set up the ways to sign in, and which groups of a directory have which roles"),
        Of(Permissions.AuditExport, "导出审计日志与登录日志", "Export the audit log and the sign-in log"),
        Of(Permissions.SignInsView, "查看登录日志", "See the sign-in log"),
        Of(Permissions.AlertsView, "查看异常告警与日检", "See alerts and the daily check"),
        Of(Permissions.AlertsEdit, "修改告警阈值", "Change the thresholds of alerts"),
        Of(Permissions.AnnouncementsEdit, "发布公告", "Publish announcements"),
        Of(Permissions.SessionsView, "查看客服的登录与设备", "See agents' sessions and devices"),
        Of(Permissions.SessionsEdit, "结束客服的登录、批准与移除设备", "End agents' sessions, approve and remove devices"),
        Of(Permissions.SignInRulesView, "查看登录规则", "See the sign-in rules"),
        Of(Permissions.SignInRulesEdit, "修改登录规则", "Change the sign-in rules"),
        Of(Permissions.ApiTokensEdit, "查看、新建与吊销 API 令牌", "See, create and revoke API tokens"),
    ];

    public static IReadOnlySet<string> Names { get; } = All.Select(permission => permission.Name).ToHashSet();

    private static PermissionText Of(string name, string chinese, string english) =>
        new(name, name[..name.IndexOf('.', StringComparison.Ordinal)], new Dictionary<string, string> { ["zh-CN"] = chinese, ["en"] = english });
}
