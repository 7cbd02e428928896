namespace Appliance.Core.Notices;

/// <summary>What a notice is about. Each kind has preferences of its own.</summary>
public static class NoticeKinds
{
    /// <summary>The account: sign-ins, passwords, lockouts, alerts on abnormal operations.</summary>
    public const string Security = "security";

    /// <summary>Work that was given to the agent or taken away.</summary>
    public const string Assignment = "assignment";

    /// <summary>Limits of time that run out.</summary>
    public const string Sla = "sla";

    /// <summary>The installation: backups, plugins, channels.</summary>
    public const string System = "system";

    /// <summary>What the admin says to everybody or to some.</summary>
    public const string Announcement = "announcement";

    /// <summary>Every kind, in the order in which pages show them.</summary>
    public static IReadOnlyList<string> All { get; } = [Security, Assignment, Sla, System, Announcement];
}
