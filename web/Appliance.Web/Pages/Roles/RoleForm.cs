using Appliance.Core;
using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Roles;

/// <summary>A role as its form shows it.</summary>
public sealed class RoleForm
{
    public string? Name { get; set; }

    public List<string> Permissions { get; set; } = [];

    public Dictionary<string, Reach> View { get; set; } = [];

    public Dictionary<string, Reach> Edit { get; set; } = [];

    public string Pools { get; set; } = ScopeRule.NoPool;

    public List<string> Mask { get; set; } = [];

    /// <summary>False limits the role to <see cref="AccountIds"/>.</summary>
    public bool AllAccounts { get; set; } = true;

    public List<long> AccountIds { get; set; } = [];

    public static RoleForm Of(RoleView role) => new()
    {
        Name = role.Name,
        Permissions = [.. role.Permissions],
        View = role.Scopes.ToDictionary(scope => scope.Key, scope => scope.Value.View),
        Edit = role.Scopes.ToDictionary(scope => scope.Key, scope => scope.Value.Edit),
        Pools = role.Pools,
        Mask = [.. role.Mask],
        AllAccounts = role.ChannelAccountIds is null,
        AccountIds = [.. role.ChannelAccountIds ?? []],
    };

    /// <summary>What the form says; areas that it does not show stay as they are.</summary>
    public RoleInput ToInput(RoleView? stored)
    {
        var scopes = new Dictionary<string, AreaScope>(stored?.Scopes ?? new Dictionary<string, AreaScope>());
        foreach (var (area, view) in View)
            scopes[area] = new AreaScope(view, Edit.GetValueOrDefault(area));
        return new RoleInput
        {
            // What a built-in role is called depends on the reader's language, so its name is not changed.
            Name = stored is { BuiltIn: true } ? stored.Name : Name ?? "",
            Permissions = Permissions,
            Scopes = scopes,
            Pools = Pools,
            Mask = Mask,
            ChannelAccountIds = new Optional<IReadOnlyList<long>?>(AllAccounts ? null : AccountIds),
        };
    }
}
