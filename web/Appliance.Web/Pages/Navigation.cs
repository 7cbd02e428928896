using Appliance.Core.Accounts;

namespace Appliance.Web.Pages;

/// <summary>Where one can go in the settings; each entry shows to those who may see what is behind it.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationSection> Settings { get; } =
    [
        new("组织",
        [
            new("agents", "/settings/agents", Icon: "users", "客服", Permissions.AgentsView),
            new("groups", "/settings/groups", Icon: "users-group", "接待组", Permissions.GroupsView),
            new("departments", "/settings/departments", Icon: "sitemap", "部门", Permissions.DepartmentsView),
            new("templates", "/settings/account-templates", Icon: "template", "账号模板", Permissions.AgentsView),
            new("organisation", "/settings/organisation", Icon: "id-badge-2", "命名与注册", Permissions.SettingsView),
            new("on-boarding", "/settings/on-boarding", Icon: "user-check", "上岗验收", Permissions.AgentsView),
            new("cover", "/settings/cover", Icon: "clock", "临时授权", Permissions.AgentsView),
            new("unused", "/settings/unused", Icon: "user-off", "闲置账号", Permissions.AgentsView),
            new("roles", "/settings/roles", Icon: "shield-lock", "角色", Permissions.RolesView),
            new("sign-in-providers", "/settings/sign-in", Icon: "key", "登录方式", Permissions.SignInProvidersView),
            new("access-review", "/settings/access-review", Icon: "shield-check", "权限复核", Permissions.AccessView),
            new("passwords", "/settings/passwords", Icon: "lock", "密码与资料", Permissions.SettingsView),
        ]),
        new("接入",
        [
            new("widgets", "/settings/widgets", Icon: "app-window", "网页组件", Permissions.WidgetsView),
            new("channels", "/settings/channels", Icon: "plug-connected", "渠道账号", Permissions.ChannelsView),
        ]),
        new("系统",
        [
            new("plugins", "/settings/plugins", Icon: "puzzle", "插件", Permissions.PluginsView),
            new("tokens", "/settings/api-tokens", Icon: "key", "API 令牌", Permissions.ApiTokensEdit),
            new("daily", "/settings/daily-check", Icon: "checks", "两分钟日检", Permissions.AlertsView),
            new("alerts", "/settings/alerts", Icon: "alert-triangle", "异常告警", Permissions.AlertsView),
            new("sessions", "/settings/sessions", Icon: "devices", "登录与设备", Permissions.SessionsView),
            new("signinrules", "/settings/sign-in-rules", Icon: "fingerprint", "登录规则", Permissions.SignInRulesView),
            new("announcements", "/settings/announcements", Icon: "speakerphone", "公告", Permissions.AnnouncementsEdit),
            new("mail", "/settings/mail", Icon: "mail", "邮件", Permissions.SettingsView),
            new("audit", "/settings/audit", Icon: "list-check", "审计日志", Permissions.AuditView),
            new("signins", "/settings/sign-ins", Icon: "login", "登录日志", Permissions.SignInsView),
            new("system", "/settings/system", Icon: "activity-heartbeat", "系统状态", Permissions.SystemView),
        ]),
    ];
}
