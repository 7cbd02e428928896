namespace Appliance.Core.Accounts.Cover;

/// <summary>What can be given until a time.</summary>
public static class CoverKinds
{
    public const string Role = "role";
    public const string Group = "group";

    /// <summary>A channel account, for an agent whose roles are limited to others.</summary>
    public const string Channel = "channel";
}
