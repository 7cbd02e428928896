using Appliance.Web.Pages.Agents;
using Appliance.Web.Pages.Groups;

namespace Appliance.Web.Pages.Audit;

/// <summary>Fields, values and kinds of things of the audit log in words; what is not known stands for itself.</summary>
internal static class AuditFields
{
    public static string Name(string field, Texts texts) => field switch
    {
        "login" => texts["登录名"],
        "displayName" => texts["显示名称"],
        "name" => texts["名称"],
        "title" => texts["职位"],
        "nickname" => texts["昵称"],
        "email" => texts["邮箱"],
        "phone" => texts["电话"],
        "jobNumber" => texts["工号"],
        "tags" => texts["标签"],
        "password" => texts["密码"],
        "state" or "from" => texts["状态"],
        "capacity" => texts["接入上限"],
        "departmentId" => texts["部门"],
        "parentId" => texts["上级部门"],
        "groupIds" or "groupId" => texts["接待组"],
        "roleIds" or "roleId" => texts["角色"],
        "agentIds" or "agentId" => texts["客服"],
        "channelAccountIds" or "channelAccountId" => texts["渠道账号"],
        "permissions" => texts["权限"],
        "scopes" => texts["数据范围"],
        "pools" => texts["公海范围"],
        "mask" => texts["打码"],
        "view" => texts["看"],
        "edit" => texts["改"],
        "strategy" => texts["分配策略"],
        "unansweredSeconds" => texts["未回复时限（秒）"],
        "by" => texts["方式"],
        "rows" or "count" => texts["行数"],
        "id" => texts["编号"],
        "reason" => texts["原因"],
        "until" => texts["到期"],
        "report" => texts["报表"],
        "headline" => texts["标题"],
        "audience" => texts["对象"],
        "audienceIds" => texts["对象编号"],
        "bar" => texts["显示在页面顶端"],
        "period" => texts["时间范围"],
        _ => RoleWords.Area(field, texts),
    };

    public static string Kind(string kind, Texts texts) => kind switch
    {
        "agent" => texts["客服"],
        "group" => texts["接待组"],
        "department" => texts["部门"],
        "role" => texts["角色"],
        "customer" => texts["客户"],
        "token" => texts["API 令牌"],
        "plugin" => texts["插件"],
        "template" => texts["账号模板"],
        "channel" or "channelAccount" => texts["渠道账号"],
        "widget" => texts["网页组件"],
        "announcement" => texts["公告"],
        "conversation" => texts["会话"],
        _ => kind,
    };

    public static string Value(string field, string value, Texts texts) => field switch
    {
        "permissions" => RoleWords.Permission(value),
        "view" or "edit" when Enum.TryParse<Core.Reach>(value, ignoreCase: true, out var reach) => RoleWords.Reach(reach, texts),
        "state" or "from" => AgentWords.State(value, texts),
        "strategy" => GroupWords.Strategy(value, texts),
        "mask" => Name(value, texts),
        "audience" => value switch { "all" => texts["全部客服"], "groups" => texts["接待组"], "roles" => texts["角色"], _ => value },
        "by" => value switch
        {
            "self" => texts["本人"],
            "sign_in" => texts["登录时"],
            "command_line" => texts["命令行"],
            "first_run" => texts["首次启动"],
            _ => value,
        },
        _ => value,
    };

    /// <summary>The page of a thing; null where it has none.</summary>
    public static string? Page(string? kind, long? id) => (kind, id) switch
    {
        ("agent", { } agent) => $"/settings/agents/{agent}",
        ("group", { } group) => $"/settings/groups/{group}",
        ("role", { } role) => $"/settings/roles/{role}",
        ("department", _) => "/settings/departments",
        ("token", _) => "/settings/api-tokens",
        _ => null,
    };
}
