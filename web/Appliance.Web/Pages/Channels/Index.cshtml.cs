using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Plugins;
using Appliance.Sdk.Channels;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Channels;

/// <summary>Channel accounts with their health, and the channels of which one can be made.</summary>
[RequirePermission(Permissions.ChannelsView)]
public sealed class IndexModel(PageKit kit, ChannelAccounts accounts, PluginRegistry plugins, Choices choices) : ActorPage(kit)
{
    public IReadOnlyList<ChannelAccountView> Accounts { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Groups { get; private set; } = new Dictionary<long, string>();

    /// <summary>What running plugins bring.</summary>
    public IReadOnlyList<ChannelDescription> Channels => plugins.Channels.Select(channel => channel.Description).OrderBy(channel => channel.Id, StringComparer.Ordinal).ToList();

    public bool MayEdit => May(Permissions.ChannelsEdit);

    public string ChannelName(ChannelAccountView account) => plugins.Channel(account.Channel, account.PluginId) is { } channel ? Texts.Choose(channel.Description.Name) : account.Channel;

    public IActionResult OnGet()
    {
        var found = accounts.List(Actor);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Accounts = found.Value;
        Groups = choices.GroupNames(Actor);
        return Page();
    }
}
