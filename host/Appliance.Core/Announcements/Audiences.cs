namespace Appliance.Core.Announcements;

/// <summary>Whom an announcement is for.</summary>
public static class Audiences
{
    public const string All = "all";

    /// <summary>Members of some groups.</summary>
    public const string Groups = "groups";

    /// <summary>Holders of some roles.</summary>
    public const string Roles = "roles";
}
