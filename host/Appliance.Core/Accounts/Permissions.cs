namespace Appliance.Core.Accounts;

/// <summary>The one registry of named permissions. To see settings and to change them are two rights.</summary>
public static class Permissions
{
    public const string ConversationsView = "conversations.view";
    public const string ConversationsAccept = "conversations.accept";
    public const string ConversationsSend = "conversations.send";
    public const string ConversationsTransfer = "conversations.transfer";
    public const string ConversationsClose = "conversations.close";
    public const string ConversationsTakeOver = "conversations.takeOver";
    public const string ConversationsRemove = "conversations.remove";
    public const string ConversationsExport = "conversations.export";
    public const string FilesSend = "files.send";
    public const string CustomersView = "customers.view";
    public const string CustomersEdit = "customers.edit";
    public const string CustomersClaim = "customers.claim";
    public const string CustomersAssign = "customers.assign";
    public const string CustomersReveal = "customers.reveal";
    public const string CustomersExport = "customers.export";
    public const string FollowUpNotesView = "followUpNotes.view";
    public const string FollowUpNotesEdit = "followUpNotes.edit";
    public const string AgentsView = "agents.view";
    public const string AgentsEdit = "agents.edit";
    public const string AgentsImport = "agents.import";
    public const string AgentsExport = "agents.export";
    public const string TemplatesEdit = "templates.edit";
    public const string AgentsLeave = "agents.leave";
    public const string AgentsCover = "agents.cover";
    public const string GroupsView = "groups.view";
    public const string GroupsEdit = "groups.edit";
    public const string RoutingEdit = "routing.edit";
    public const string DepartmentsView = "departments.view";
    public const string DepartmentsEdit = "departments.edit";
    public const string RolesView = "roles.view";
    public const string RolesEdit = "roles.edit";
    public const string AccessView = "access.view";
    public const string AccessReview = "access.review";
    public const string SignInMobile = "signIn.mobile";
    public const string ChannelsView = "channels.view";
    public const string ChannelsEdit = "channels.edit";
    public const string WidgetsView = "widgets.view";
    public const string WidgetsEdit = "widgets.edit";
    public const string PluginsView = "plugins.view";
    public const string PluginsEdit = "plugins.edit";
    public const string ReportsView = "reports.view";
    public const string ReportsExport = "reports.export";
    public const string SettingsView = "settings.view";
    public const string SettingsEdit = "settings.edit";
    public const string SystemView = "system.view";
    public const string MetricsView = "metrics.view";
    public const string AuditView = "audit.view";
    public const string SignInProvidersView = "signInProviders.view";
    public const string SignInProvidersEdit = "signInProviders.edit";
    public const string AuditExport = "audit.export";
    public const string SignInsView = "signIns.view";
    public const string AlertsView = "alerts.view";
    public const string AlertsEdit = "alerts.edit";
    public const string AnnouncementsEdit = "announcements.edit";
    public const string ApiTokensEdit = "apiTokens.edit";
    public const string SessionsView = "sessions.view";
    public const string SessionsEdit = "sessions.edit";
    public const string SignInRulesView = "signInRules.view";
    public const string SignInRulesEdit = "signInRules.edit";

    /// <summary>What concerns the caller alone; every signed-in agent has it.</summary>
    public const string Self = "self";
}
