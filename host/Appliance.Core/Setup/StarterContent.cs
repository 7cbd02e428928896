using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Paging;
using Appliance.Core.Settings;

namespace Appliance.Core.Setup;

/// <summary>What every new installation has, so that the first conversation needs one more step only: a group with the first admin, and the web channel.</summary>
public sealed class StarterContent(GroupService groups, AgentService agents, ChannelAccounts accounts, IChannelCatalog channels, SettingsStore settings)
{
    private const string Made = "setup.starter";

    /// <summary>Makes them once; later starts find them made, also when an admin has removed them since. Needs the running web channel.</summary>
    /// <param name="groupName">The group's name.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The group, when it was made now; null otherwise.</returns>
    public async Task<long?> MakeAsync(string groupName, CancellationToken cancellationToken)
    {
        if (settings.Get<bool>(Made) || channels.Find(ChannelRules.Web) is null)
            return null;

        var group = Required(await groups.CreateAsync(Actor.System, new GroupInput { Name = new(groupName) }, cancellationToken)).Id;
        var first = Required(agents.List(Actor.System, new AgentFilter(), new PageRequest(1))).Items.Single();
        Required(await agents.UpdateAsync(Actor.System, first.Id, new AgentChange { GroupIds = new([group]) }, cancellationToken));
        Required(await accounts.CreateAsync(Actor.System, new ChannelAccountInput(ChannelRules.Web, "官网", true, group, null), cancellationToken));
        await settings.SetAsync(Made, true, cancellationToken);
        return group;
    }

    /// <summary>Nobody else writes at a first start, so a refusal is a fault.</summary>
    internal static T Required<T>(Result<T> result) =>
        result.IsRefused ? throw new InvalidOperationException($"The first start was refused: {result.Refusal.Code}") : result.Value;
}
