namespace Appliance.Core.Accounts.External;

/// <summary>How an account that is made gets its login.</summary>
public static class LoginSources
{
    /// <summary>The directory's login.</summary>
    public const string Login = "login";

    /// <summary>The whole e-mail address.</summary>
    public const string Email = "email";

    /// <summary>What stands before the @.</summary>
    public const string EmailName = "emailName";

    public static IReadOnlyList<string> All { get; } = [Login, Email, EmailName];
}
