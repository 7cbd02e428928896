namespace Appliance.Plugins;

/// <summary>For programs that keep no channel accounts.</summary>
internal sealed class NoChannelOwners : IChannelOwners
{
    public string? OwnerOf(string channel) => null;
}
