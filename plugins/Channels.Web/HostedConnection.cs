using Appliance.Sdk;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Channels.Web;

/// <summary>Nothing to connect to: the host delivers to the browser itself, and works whenever it runs.</summary>
public sealed class HostedConnection : IChannelConnection
{
    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken) => Task.FromResult(
        SendResult.Refused("hosted_client", new LocalizedText("网页渠道由服务器直接送达", "The server itself delivers on the web channel")));

    /// <inheritdoc/>
    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(HealthReport.Healthy);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
