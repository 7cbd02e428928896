namespace Appliance.Core.Accounts;

/// <summary>What the fields of a role may hold.</summary>
internal static class RoleRules
{
    /// <summary>Which customers without an owner a role may show.</summary>
    public static IReadOnlyList<string> Pools { get; } = [ScopeRule.NoPool, ScopeRule.TeamPool, ScopeRule.CompanyPool];

    /// <summary>What of a customer a role may hide in part.</summary>
    public static IReadOnlyList<string> Maskable { get; } = ["phone", "email"];

    public static Refusal? Check(RoleView role)
    {
        if (AgentRules.Name(role.Name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        if (role.Permissions.FirstOrDefault(name => !PermissionRegistry.Names.Contains(name)) is not null)
            return Refusal.Invalid("permissions", "unknown");
        if (role.Scopes.Keys.Any(area => !ScopeAreas.Names.Contains(area)))
            return Refusal.Invalid("scopes", "unknown");
        // To change what one cannot see is no right that anybody could use.
        if (role.Scopes.FirstOrDefault(scope => scope.Value.Edit > scope.Value.View) is { Key: { } area })
            return Refusal.Invalid($"scopes.{area}.edit", "out_of_range");
        if (!Pools.Contains(role.Pools))
            return Refusal.Invalid("pools", "unknown");
        if (role.ChannelAccountIds is { Count: > 1000 })
            return Refusal.Invalid("channelAccountIds", "too_many");
        return role.Mask.All(Maskable.Contains) ? null : Refusal.Invalid("mask", "unknown");
    }
}
