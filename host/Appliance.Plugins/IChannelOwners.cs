namespace Appliance.Plugins;

/// <summary>
/// Which plugin the accounts of a channel belong to. While there are any, no other plugin may bring that channel: it would
/// be handed their settings and secrets.
/// </summary>
public interface IChannelOwners
{
    /// <summary>The plugin whose accounts of that channel exist; null while the channel has none.</summary>
    string? OwnerOf(string channel);
}
