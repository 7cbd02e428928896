using Appliance.Sdk.Channels;
using Appliance.Storage;

namespace Appliance.Core.Channels;

/// <summary>Hands a platform's call to the connection of the account that its key names.</summary>
public sealed class ChannelWebhooks(IDatabase database, ChannelConnections connections)
{
    /// <summary>
    /// The connection's answer; 404 for an unknown key, a disabled account or a channel without webhooks, 503 while the
    /// plugin is not running, so that the platform tries again, 500 when it failed.
    /// </summary>
    public async Task<WebhookResponse> HandleAsync(string key, WebhookRequest request, CancellationToken cancellationToken)
    {
        if (database.Read(connection => ChannelAccountRow.FindByKey(connection, key)) is not { Enabled: true } account)
            return new WebhookResponse { Status = 404 };
        return connections.Find(account.Id) is { } connection
            ? await connection.HandleWebhookAsync(request, cancellationToken)
            : new WebhookResponse { Status = 503 };
    }
}
