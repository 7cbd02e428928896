namespace Appliance.Core.Accounts.Import;

/// <summary>The columns of an import, in the order of the template file. Only the login must be there.</summary>
public static class ImportColumns
{
    public const string Login = "login";
    public const string DisplayName = "displayName";
    public const string Nickname = "nickname";
    public const string Title = "title";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string PhoneHidden = "phoneHidden";
    public const string JobNumber = "jobNumber";
    public const string Department = "departmentId";
    public const string Groups = "groupIds";
    public const string Roles = "roleIds";
    public const string Capacity = "capacity";
    public const string Languages = "languages";
    public const string Skills = "skills";
    public const string Channels = "channelAccountIds";
    public const string Template = "templateId";
    public const string OfflineText = "offlineText";

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new(Login, "登录名", "Login", "wangfang"),
        new(DisplayName, "显示名称", "Display name", "王芳"),
        new(Nickname, "昵称", "Nickname", "小芳"),
        new(Title, "职位", "Title", "客服专员"),
        new(Email, "邮箱", "E-mail", "wangfang@example.com"),
        new(Phone, "电话", "Phone", "13800138000"),
        new(PhoneHidden, "电话不公开", "Hide phone", "是"),
        new(JobNumber, "工号", "Job number", "1001"),
        new(Department, "部门", "Department", ""),
        new(Groups, "接待组", "Groups", ""),
        new(Roles, "角色", "Roles", "客服"),
        new(Capacity, "接入上限", "Capacity", "10"),
        new(Languages, "语言", "Languages", "zh-CN;en"),
        new(Skills, "技能", "Skills", "退款:5;英语:8"),
        new(Channels, "渠道账号", "Channel accounts", ""),
        new(Template, "模板", "Template", ""),
        new(OfflineText, "离线文案", "Offline text", ""),
    ];

    /// <summary>The column with this head, in either language; null for none.</summary>
    public static ImportColumn? Find(string head) => All.FirstOrDefault(column =>
        string.Equals(column.Zh, head, StringComparison.OrdinalIgnoreCase) || string.Equals(column.En, head, StringComparison.OrdinalIgnoreCase)
        || string.Equals(column.Key, head, StringComparison.OrdinalIgnoreCase));
}
