namespace Appliance.Core.Accounts.External;

/// <summary>How a provider is asked.</summary>
public static class ProviderKinds
{
    /// <summary>Login and password are typed here and checked there.</summary>
    public const string Password = "password";

    /// <summary>The browser is sent there and comes back.</summary>
    public const string Redirect = "redirect";
}
