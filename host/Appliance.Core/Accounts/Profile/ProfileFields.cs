namespace Appliance.Core.Accounts.Profile;

/// <summary>The fields of an account that agents may be allowed to change themselves. Everything else is the admin's alone.</summary>
public static class ProfileFields
{
    public const string DisplayName = "displayName";
    public const string Nickname = "nickname";
    public const string Avatar = "avatar";
    public const string Title = "title";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string JobNumber = "jobNumber";
    public const string Languages = "languages";
    public const string OfflineText = "offlineText";

    /// <summary>All of them, in the order in which pages show them.</summary>
    public static IReadOnlyList<string> All { get; } = [DisplayName, Nickname, Avatar, Title, Email, Phone, JobNumber, Languages, OfflineText];

    /// <summary>What holds while no admin has chosen.</summary>
    public static IReadOnlyList<string> Default { get; } = [Nickname, Avatar, Phone, Languages, OfflineText];
}
