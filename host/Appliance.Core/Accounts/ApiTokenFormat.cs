namespace Appliance.Core.Accounts;

/// <summary>What an API token looks like.</summary>
public static class ApiTokenFormat
{
    /// <summary>Tells it from a visitor's token, and lets secret scanners find one that leaked.</summary>
    public const string Prefix = "apl_";
}
