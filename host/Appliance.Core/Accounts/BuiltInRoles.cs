using P = Appliance.Core.Accounts.Permissions;

namespace Appliance.Core.Accounts;

/// <summary>The roles that every installation has, by the name in <c>roles.built_in</c>.</summary>
public static class BuiltInRoles
{
    /// <summary>Everything, without limit; cannot be edited.</summary>
    public const string SuperAdmin = "super_admin";
    public const string Supervisor = "supervisor";

    /// <summary>Leads a group, and scores what it has done.</summary>
    public const string TeamLead = "team_lead";
    public const string SeniorAgent = "senior_agent";
    public const string Agent = "agent";

    /// <summary>Sees all figures and what stands behind them, without contacts, and changes nothing.</summary>
    public const string DataAnalyst = "data_analyst";

    private static readonly string[] Serve =
    [
        P.ConversationsView, P.ConversationsAccept, P.ConversationsSend, P.ConversationsTransfer, P.ConversationsClose, P.FilesSend,
        P.CustomersView, P.CustomersEdit, P.CustomersClaim, P.FollowUpNotesView, P.FollowUpNotesEdit, P.AgentsView, P.GroupsView, P.SignInMobile,
    ];

    private static readonly string[] Lead =
        [.. Serve, P.ConversationsTakeOver, P.ConversationsRemove, P.CustomersAssign, P.CustomersReveal, P.ReportsView];

    internal static IReadOnlyList<BuiltInRole> All { get; } =
    [
        new(SuperAdmin, "超级管理员", [.. PermissionRegistry.Names], Scopes(Reach.All, Reach.All, organizationEdit: Reach.All)) { Pools = ScopeRule.CompanyPool },
        new(
            Supervisor, "主管",
            [.. Lead, P.ConversationsExport, P.CustomersExport, P.ReportsExport, P.DepartmentsView],
            Scopes(Reach.Department, Reach.Department, Reach.None)) { Pools = ScopeRule.CompanyPool },
        new(Agent, "客服", Serve, Scopes(Reach.Own, Reach.Own, Reach.None)) { Pools = ScopeRule.TeamPool },
        new(TeamLead, "组长/质检", Lead, Scopes(Reach.Groups, Reach.Groups, Reach.None)) { Pools = ScopeRule.TeamPool },
        new(
            SeniorAgent, "高级客服", [.. Serve, P.ConversationsTakeOver, P.ConversationsRemove, P.CustomersReveal],
            Scopes(Reach.Groups, Reach.Own, Reach.None)) { Pools = ScopeRule.TeamPool },
        new(
            DataAnalyst, "数据分析员",
            [P.ConversationsView, P.CustomersView, P.AgentsView, P.GroupsView, P.DepartmentsView, P.ReportsView, P.ReportsExport],
            Scopes(Reach.All, Reach.None, Reach.None)) { Mask = RoleRules.Maskable },
    ];

    // Everybody finds colleagues by name, for transfers.
    private static Dictionary<string, AreaScope> Scopes(Reach view, Reach edit, Reach organizationEdit) => ScopeAreas.Names.ToDictionary(
        area => area, area => area == ScopeAreas.Organization ? new AreaScope(Reach.All, organizationEdit) : new AreaScope(view, edit));
}
