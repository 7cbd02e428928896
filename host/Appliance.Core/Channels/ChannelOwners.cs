using Appliance.Plugins;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>A channel belongs to the plugin of its first account, while that account is there.</summary>
internal sealed class ChannelOwners(IDatabase database) : IChannelOwners
{
    public string? OwnerOf(string channel) => database.Read(connection => connection.ExecuteScalar<string?>(
        "select plugin_id from channel_accounts where channel = @channel and deleted_at is null order by id limit 1", new { channel }));
}
