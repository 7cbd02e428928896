namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>What is checked of an account, in the order in which it is shown.</summary>
public static class CheckKeys
{
    public const string SignIn = "sign_in";
    public const string Receive = "receive";
    public const string Accept = "accept";
    public const string Permissions = "permissions";
    public const string Place = "place";
}
