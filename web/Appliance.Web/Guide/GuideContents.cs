namespace Appliance.Web.Guide;

/// <summary>The order of the guide, and which article belongs to which page.</summary>
public static class GuideContents
{
    public const string ReleaseNotes = "release-notes";

    public static IReadOnlyList<GuideChapter> Chapters { get; } =
    [
        new("客服每天用的", ["sign-in", "workbench", "go-online", "accept", "reply", "transfer-close", "shortcuts", "messages"]),
        new("自己的账号", ["password-devices", "two-factor"]),
        new("开始使用", ["first-steps", "first-widget", "channels", "groups-routing"]),
        new("人员与权限", ["agents", "import", "departments", "roles", "scopes-masks", "leaving", "single-sign-on"]),
        new("安全与检查", ["audit", "alerts", "announcements"]),
        new("系统", ["plugins", "api-tokens", "mail", "reports", "backup-restore", "upgrade-doctor", "troubleshooting", ReleaseNotes]),
    ];

    /// <summary>The longest beginning of an address that is found here decides.</summary>
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["/"] = "first-steps",
        ["/sign-in"] = "sign-in",
        ["/workbench"] = "workbench",
        ["/messages"] = "messages",
        ["/me"] = "password-devices",
        ["/me/second-factor"] = "two-factor",
        ["/reports"] = "reports",
        ["/settings/agents"] = "agents",
        ["/settings/agents/import"] = "import",
        ["/settings/account-templates"] = "agents",
        ["/settings/organisation"] = "agents",
        ["/settings/access-review"] = "roles",
        ["/settings/groups"] = "groups-routing",
        ["/settings/departments"] = "departments",
        ["/settings/roles"] = "roles",
        ["/settings/widgets"] = "first-widget",
        ["/settings/channels"] = "channels",
        ["/settings/plugins"] = "plugins",
        ["/settings/plugin-upload"] = "plugins",
        ["/settings/api-tokens"] = "api-tokens",
        ["/settings/system"] = "troubleshooting",
        ["/settings/audit"] = "audit",
        ["/settings/sign-ins"] = "audit",
        ["/settings/alerts"] = "alerts",
        ["/settings/daily-check"] = "alerts",
        ["/settings/announcements"] = "announcements",
        ["/settings/mail"] = "mail",
        ["/settings/passwords"] = "password-devices",
        ["/settings/sign-in-rules"] = "password-devices",
        ["/settings/sessions"] = "password-devices",
        ["/settings/sign-in"] = "single-sign-on",
        ["/settings/cover"] = "leaving",
        ["/settings/unused"] = "leaving",
        ["/settings/on-boarding"] = "agents",
    };

    /// <summary>The article for a page; null for one that has none, where the contents help.</summary>
    public static string? For(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var at = path.TrimEnd('/'); at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            if (Pages.TryGetValue(at, out var slug))
                return slug;
        }

        return path == "/" ? Pages["/"] : null;
    }
}
