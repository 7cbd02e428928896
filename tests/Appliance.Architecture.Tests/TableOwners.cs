namespace Appliance.Architecture.Tests;

/// <summary>Which feature folder of the core writes which table. Whoever adds a table names its owner here.</summary>
internal static class TableOwners
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string[]>
    {
        ["Settings"] = ["settings"],
        ["Accounts"] =
        [
            "departments", "agents", "agent_skills", "roles", "agent_roles", "agent_groups", "group_members", "sessions",
            "api_tokens", "sign_ins", "sign_in_failures", "temporary_rights", "departures", "departure_moves", "account_holders",
            "onboarding_runs", "onboarding_due", "role_reviews",
            "account_templates", "agent_channels", "invitations", "agent_imports", "agent_import_changes",
            "totp_secrets", "recovery_codes", "passkeys", "used_challenges", "pending_sign_ins",
            "devices", "sign_in_rules",
            "sign_in_providers", "external_identities", "external_sign_ins",
            "password_history", "account_links",
        ],
        ["Mail"] = ["mails"],
        ["Presence"] = ["presence_log"],
        ["Audit"] = ["audit_log", "person_keys"],
        ["Notices"] = ["notices", "notice_preferences"],
        ["Alerts"] = ["alerts", "alert_cursors", "daily_ticks"],
        ["Announcements"] = ["announcements", "announcement_dismissals"],
        ["Channels"] = ["channel_accounts", "widgets", "inbound_keys", "inbound_rejects"],
        ["Customers"] = ["customers", "identities", "visitor_tokens", "page_views", "follow_up_notes"],
        ["Conversations"] =
        [
            "conversations", "messages", "read_marks", "ratings", "service_episodes", "assignment_episodes", "queue_stays",
        ],
        ["Files"] = ["files"],
        ["Routing"] = ["routing_decisions"],
        ["Reports"] = ["metric_definitions"],
        ["Plugins"] = ["plugins"],
    }.SelectMany(owner => owner.Value.Select(table => (table, owner.Key))).ToDictionary();
}
