namespace Appliance.Core.Accounts.External;

/// <summary>What a sign-in at another site is for.</summary>
public static class ExternalPurposes
{
    public const string SignIn = "sign_in";

    /// <summary>An admin tries it: no session is made, no account touched.</summary>
    public const string Trial = "trial";

    /// <summary>A signed-in agent joins their own account to it.</summary>
    public const string Link = "link";
}
