namespace Appliance.Core.Accounts;

/// <summary>What the fields of a role may hold.</summary>
internal static class RoleRules
{
    public const string NoPool = "none";

    /// <summary>Customers whom nobody owns and who lie in the pool of one of the reader's groups.</summary>
    public const string TeamPool = "team";

    /// <summary>Besides, those in the pool of the whole company.</summary>
    public const string CompanyPool = "company";

    private static readonly string[] Pools = [NoPool, TeamPool, CompanyPool];

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
