using P = Appliance.Core.Accounts.Permissions;

namespace Appliance.Core.Accounts;

/// <summary>The roles that every installation has, by the name in <c>roles.built_in</c>.</summary>
public static class BuiltInRoles
{
    /// <summary>Everything, without limit; cannot be edited.</summary>
    public const string SuperAdmin = "super_admin";
    public const string Supervisor = "supervisor";
    public const string Agent = "agent";

    internal static IReadOnlyList<BuiltInRole> All { get; } =
    [
        new(SuperAdmin, "超级管理员", [.. PermissionRegistry.Names], Scopes(Reach.All, Reach.All, Reach.All, Reach.All)),
        new(
            Supervisor, "主管",
            [
                P.ConversationsView, P.ConversationsAccept, P.ConversationsSend, P.ConversationsTransfer, P.ConversationsClose, P.ConversationsTakeOver,
                P.ConversationsRemove, P.FilesSend, P.CustomersView, P.CustomersEdit, P.AgentsView, P.GroupsView, P.DepartmentsView,
                P.ReportsView, P.ReportsExport,
            ],
            Scopes(Reach.Department, Reach.Department, Reach.All, Reach.None)),
        new(
            Agent, "客服",
            [
                P.ConversationsView, P.ConversationsAccept, P.ConversationsSend, P.ConversationsTransfer, P.ConversationsClose,
                P.FilesSend, P.CustomersView, P.CustomersEdit, P.AgentsView, P.GroupsView,
            ],
            Scopes(Reach.Own, Reach.Own, Reach.All, Reach.None)),
    ];

    private static Dictionary<string, AreaScope> Scopes(Reach view, Reach edit, Reach organizationView, Reach organizationEdit) =>
        ScopeAreas.Names.ToDictionary(
            area => area,
            area => area == ScopeAreas.Organization ? new AreaScope(organizationView, organizationEdit) : new AreaScope(view, edit));
}
