namespace Appliance.Core.Accounts.External;

/// <summary>By which rule a person of the directory is joined to an account that exists already.</summary>
public static class LinkRules
{
    /// <summary>By none: only the account's owner links it, signed in here.</summary>
    public const string None = "none";

    /// <summary>The directory's login is the account's.</summary>
    public const string Login = "login";

    /// <summary>The e-mail address that the directory vouches for is that of exactly one account.</summary>
    public const string Email = "email";

    public static IReadOnlyList<string> All { get; } = [None, Login, Email];
}
