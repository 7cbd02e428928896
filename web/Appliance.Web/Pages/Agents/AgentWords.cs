using Appliance.Core.Accounts;
using Appliance.Core.Notices;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Agents;

/// <summary>States of accounts and people in words and shapes.</summary>
public static class AgentWords
{
    public static string State(string state, Texts texts) => state switch
    {
        AgentStates.Invited => texts["待首次登录"],
        AgentStates.Pending => texts["待审批"],
        AgentStates.Enabled => texts["启用"],
        AgentStates.Disabled => texts["停用"],
        AgentStates.Anonymised => texts["已删除"],
        _ => state,
    };

    public static IReadOnlyList<SelectListItem> Limits(Texts texts) =>
        [new(texts["按角色"], ""), new(texts["最多本部门及以下"], "department"), new(texts["最多本组"], "groups"), new(texts["只有自己的"], "own")];

    public static string NoticeKind(string kind, Texts texts) => kind switch
    {
        NoticeKinds.Security => texts["账号安全"],
        NoticeKinds.Assignment => texts["分配与交接"],
        NoticeKinds.Sla => texts["时限"],
        NoticeKinds.System => texts["系统"],
        _ => texts["公告"],
    };

    public static string StateClass(string state) => state switch
    {
        AgentStates.Enabled => "state-ok",
        AgentStates.Invited or AgentStates.Pending => "state-info",
        _ => "",
    };

    public static string Presence(AgentView agent, Texts texts) => agent.Presence switch
    {
        "online" => agent.Reception ? texts["在线"] : texts["在线 · 暂停接待"],
        "away" => texts["挂起"],
        _ => texts["离线"],
    };

    public static string PresenceClass(AgentView agent) => agent.Presence switch { "online" => agent.Reception ? "state-ok" : "state-warn", "away" => "state-warn", _ => "" };
}
