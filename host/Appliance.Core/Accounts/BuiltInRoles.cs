namespace Appliance.Core.Accounts;

/// <summary>The roles that every installation has, by the name in <c>roles.built_in</c>.</summary>
public static class BuiltInRoles
{
    /// <summary>Everything, without limit; cannot be edited.</summary>
    public const string SuperAdmin = "super_admin";
    public const string Supervisor = "supervisor";
    public const string Agent = "agent";
}
