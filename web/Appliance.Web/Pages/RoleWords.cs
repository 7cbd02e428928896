using Appliance.Core;
using Appliance.Core.Accounts;

namespace Appliance.Web.Pages;

/// <summary>Roles, permissions and scopes in words.</summary>
public static class RoleWords
{
    /// <summary>A built-in role is called by the reader's language, a company's own as it was named.</summary>
    public static string Name(RoleView role) => Name(role.Key, role.Name);

    /// <summary>The same where only key and name are at hand.</summary>
    /// <param name="key">The stable name of a built-in role; else null.</param>
    /// <param name="name">As it was named.</param>
    public static string Name(string? key, string name) => key switch
    {
        BuiltInRoles.SuperAdmin => Texts.Choose("超级管理员", "Super admin"),
        BuiltInRoles.Supervisor => Texts.Choose("主管", "Supervisor"),
        BuiltInRoles.TeamLead => Texts.Choose("组长/质检", "Team lead / QA"),
        BuiltInRoles.SeniorAgent => Texts.Choose("高级客服", "Senior agent"),
        BuiltInRoles.DataAnalyst => Texts.Choose("数据分析员", "Data analyst"),
        BuiltInRoles.Agent => Texts.Choose("客服", "Agent"),
        _ => name,
    };

    public static string Reach(Reach reach, Texts texts) => reach switch
    {
        Core.Reach.Own => texts["自己的"],
        Core.Reach.Groups => texts["所在组"],
        Core.Reach.Department => texts["本部门及以下"],
        Core.Reach.All => texts["全部"],
        _ => texts["不可"],
    };

    /// <summary>What a reach means in an area, in words that say whose data that is.</summary>
    public static string Effect(string area, Reach reach, Texts texts) => (area, reach) switch
    {
        (_, Core.Reach.None) => texts["不可"],
        (ScopeAreas.Conversations, Core.Reach.Own) => texts["自己接待的，和自己组里等待的"],
        (ScopeAreas.Conversations, Core.Reach.Groups) => texts["自己接待的，和所在组的全部"],
        (ScopeAreas.Conversations, Core.Reach.Department) => texts["本部门及以下同事接待的，和所在组的"],
        (ScopeAreas.Customers, Core.Reach.Own) => texts["归属自己的，和自己接待过的"],
        (ScopeAreas.Customers, Core.Reach.Groups) => texts["归属所在组成员的，和来过所在组的"],
        (ScopeAreas.Customers, Core.Reach.Department) => texts["归属本部门及以下同事的，和他们接待过的"],
        (ScopeAreas.FollowUpNotes, Core.Reach.Own) => texts["自己写的"],
        (ScopeAreas.FollowUpNotes, Core.Reach.Groups) => texts["所在组成员写的"],
        (ScopeAreas.FollowUpNotes, Core.Reach.Department) => texts["本部门及以下同事写的"],
        (ScopeAreas.Reports, Core.Reach.Own) => texts["自己的数字"],
        (ScopeAreas.Reports, Core.Reach.Groups) => texts["所在组的数字"],
        (ScopeAreas.Reports, Core.Reach.Department) => texts["本部门及以下的数字"],
        (ScopeAreas.Organization, Core.Reach.Own) => texts["自己的账号"],
        (ScopeAreas.Organization, Core.Reach.Groups) => texts["所在组和组员"],
        (ScopeAreas.Organization, Core.Reach.Department) => texts["本部门及以下"],
        _ => texts["全部"],
    };

    /// <summary>Which customers without an owner a role may show, from few to many.</summary>
    public static IReadOnlyList<string> Pools { get; } = [ScopeRule.NoPool, ScopeRule.TeamPool, ScopeRule.CompanyPool];

    public static string Pool(string pools, Texts texts) => pools switch
    {
        ScopeRule.TeamPool => texts["所在组的公海"],
        ScopeRule.CompanyPool => texts["所在组的公海和公司公海"],
        _ => texts["不看公海"],
    };

    public static string PoolEffect(string pools, Texts texts) => pools switch
    {
        ScopeRule.TeamPool => texts["退回到自己组里的客户，看得到，也可以领取。"],
        ScopeRule.CompanyPool => texts["退回到公司的客户，也看得到、可以领取。"],
        _ => texts["没有归属人的客户，只有按上面的范围才看得到。"],
    };

    public static string Mask(IReadOnlyList<string> fields, Texts texts) => fields.Count == 0
        ? texts["不打码"]
        : string.Join(texts["、"], fields.Select(field => field == "phone" ? texts["电话"] : texts["邮箱"]));

    public static string Area(string area, Texts texts) => area switch
    {
        ScopeAreas.Conversations => texts["会话"],
        ScopeAreas.Customers => texts["客户"],
        ScopeAreas.FollowUpNotes => texts["跟进记录"],
        ScopeAreas.Tickets => texts["工单"],
        ScopeAreas.Reports => texts["报表"],
        ScopeAreas.Organization => texts["组织"],
        _ => area,
    };

    /// <summary>The heading of a group of permissions.</summary>
    public static string PermissionArea(string area, Texts texts) => area switch
    {
        "conversations" => texts["会话"],
        "files" => texts["文件"],
        "customers" => texts["客户"],
        "followUpNotes" => texts["跟进记录"],
        "agents" => texts["客服"],
        "groups" => texts["接待组"],
        "templates" => texts["账号模板"],
        "routing" => texts["分配规则"],
        "departments" => texts["部门"],
        "roles" => texts["角色"],
        "access" => texts["权限复核"],
        "signIn" => texts["登录"],
        "channels" => texts["渠道账号"],
        "widgets" => texts["网页组件"],
        "plugins" => texts["插件"],
        "reports" => texts["报表"],
        "settings" => texts["设置"],
        "system" => texts["系统状态"],
        "metrics" => texts["运行指标"],
        "audit" => texts["审计"],
        "signIns" => texts["登录日志"],
        "alerts" => texts["异常告警"],
        "announcements" => texts["公告"],
        "sessions" => texts["登录与设备"],
        "signInRules" => texts["登录规则"],
        "apiTokens" => texts["API 令牌"],
        "signInProviders" => texts["登录方式"],
        _ => area,
    };

    public static string Permission(string name) =>
        PermissionRegistry.All.FirstOrDefault(permission => permission.Name == name)?.Text.GetValueOrDefault(Texts.Language) ?? name;
}
