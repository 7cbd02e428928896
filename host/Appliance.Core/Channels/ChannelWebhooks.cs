using Appliance.Storage;

namespace Appliance.Core.Channels;

/// <summary>Hands a platform's call to the connection of the account that its key names.</summary>
public sealed class ChannelWebhooks(IDatabase database)
{
    /// <summary>
    /// The connection's answer; 404 for an unknown key, a disabled account or a channel without webhooks, 503 while the
    /// plugin is not running, 500 when it failed.
    /// </summary>
    public Task<ChannelWebhookResponse> HandleAsync(string key, ChannelWebhookRequest request, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{database}");
}
