namespace Appliance.Web.Pages.Agents;

/// <summary>The columns of the list of agents that one may have or not.</summary>
public static class AgentColumns
{
    public static IReadOnlyList<string> All { get; } =
        ["login", "title", "nickname", "email", "phone", "jobNumber", "department", "groups", "roles", "capacity", "skills", "template", "presence", "state", "createdAt"];

    public static IReadOnlyList<string> Usual { get; } = ["login", "department", "groups", "roles", "capacity", "presence", "state"];

    /// <summary>Those by which the server sorts.</summary>
    public static IReadOnlySet<string> Sortable { get; } = new HashSet<string> { "login", "department", "capacity", "state", "createdAt" };

    public static IReadOnlyList<string> Read(string? kept)
    {
        var wanted = (kept ?? "").Split('.').ToHashSet();
        var columns = All.Where(wanted.Contains).ToList();
        return columns.Count == 0 ? Usual : columns;
    }

    public static string Write(IEnumerable<string> columns) => string.Join('.', All.Intersect(columns));

    public static string Name(string column, Texts texts) => column switch
    {
        "login" => texts["登录名"],
        "title" => texts["职位"],
        "nickname" => texts["昵称"],
        "email" => texts["邮箱"],
        "phone" => texts["电话"],
        "jobNumber" => texts["工号"],
        "department" => texts["部门"],
        "groups" => texts["接待组"],
        "roles" => texts["角色"],
        "capacity" => texts["接入上限"],
        "skills" => texts["技能"],
        "template" => texts["模板"],
        "presence" => texts["在线状态"],
        "state" => texts["账号"],
        _ => texts["创建时间"],
    };
}
