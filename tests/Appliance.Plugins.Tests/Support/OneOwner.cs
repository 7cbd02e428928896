namespace Appliance.Plugins.Tests.Support;

/// <summary>Every channel has accounts, and they belong to one plugin; null for none.</summary>
public sealed class OneOwner(string? pluginId) : IChannelOwners
{
    public string? PluginId { get; set; } = pluginId;

    public string? OwnerOf(string channel) => PluginId;
}
