namespace Appliance.Core.Accounts.External;

/// <summary>Who is in a group of the directory has a role here, for as long as they are in it.</summary>
/// <param name="Group">As the directory names it, compared without regard to case; at most 500 characters.</param>
/// <param name="RoleId">The role.</param>
/// <param name="AllowSuperAdmin">The admin wants exactly this: that the group makes super admins.</param>
public sealed record GroupMapping(string Group, long RoleId, bool AllowSuperAdmin = false);
